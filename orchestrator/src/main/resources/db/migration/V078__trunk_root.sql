-- Who signs the carrier's certificate, as PEM, where TLS is used and no public authority did.
alter table trunk add column carrier_root varchar(16000);
