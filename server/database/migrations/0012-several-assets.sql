-- A report may be about several lamps, and keeps the id and the name of each, in the order of choosing.
alter table cases add column assets jsonb not null default '[]';

update cases set assets = jsonb_build_array(jsonb_build_object('id', asset_id, 'name', asset_name))
where asset_id is not null and asset_name is not null;

alter table cases drop column asset_id, drop column asset_name;
