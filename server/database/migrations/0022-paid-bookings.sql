-- What opens the booking that a payment was for: SHA-256, base64url. Each that began a payment has a token of the payment
-- and one of the booking; there may be several, when an answer got lost.
alter table payment_tokens add column booking_hash text unique;
create index payments_booking on payments (booking_case) where booking_case is not null;
create index payments_claim on payments (claim) where claim is not null;
