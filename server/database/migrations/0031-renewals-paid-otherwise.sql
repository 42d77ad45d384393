-- Where it was forgotten who paid, it is over as soon as the money comes, and where they paid is not known either.
alter table renewals alter column page drop not null;
alter table renewals add constraint renewals_page check (ended_at is not null or page is not null);

-- Who pays by hand what a card was declined for pays the year that it was due for, and no other.
update payments p set renewal = r.id, renews_from = r.ends_on from renewals r
  where r.ask = p.ask and p.renewal is null and p.state <> 'paid';
