-- A link, and the session that it opens, for all that is still to come of what is booked with one address: that of the
-- case it hangs on. It opens no case by itself.
alter table links drop constraint links_kind_check;
alter table links add constraint links_kind_check check (kind in ('open', 'confirm', 'stop', 'bookings'));

alter table case_sessions add column sees text not null default 'case' check (sees in ('case', 'bookings'));
