-- Audio and its signalling on a carrier's side; the defaults are what every trunk did before.
alter table trunk add column codecs varchar(40) default 'PCMA,PCMU,G722' not null;
alter table trunk add column srtp varchar(16) default 'OFF' not null;
alter table trunk add column dtmf varchar(16) default 'RFC4733' not null;
alter table trunk add column session_timer varchar(16) default 'NONE' not null;
alter table trunk add column longest_seconds integer;
