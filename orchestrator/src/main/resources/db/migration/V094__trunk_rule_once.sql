-- Two who saved a trunk's rules at once both added theirs: those saved last stay, each place once.
delete from trunk_rule
where id < (select max(newest.id) from trunk_rule newest
            where newest.trunk_id = trunk_rule.trunk_id and newest.place = 0);

delete from trunk_rule
where exists (select 1 from trunk_rule newer
              where newer.trunk_id = trunk_rule.trunk_id and newer.place = trunk_rule.place
                and newer.id > trunk_rule.id);

alter table trunk_rule add constraint trunk_rule_once unique (trunk_id, place);
