-- Which partner has sent a report over Open311, so that it hears of it to the end, and so that sent again it is the same.
create table open311_requests (
  reference text primary key references cases (reference) on delete cascade,
  partner text not null,
  -- What the partner knows it by; none when it did not say.
  own_id text,
  unique (partner, own_id)
);
