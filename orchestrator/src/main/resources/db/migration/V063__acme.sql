-- by which account we are known to an authority of certificates (RFC 8555), by its directory
create table acme_account (
    directory  varchar(500) primary key,
    sealed_key varchar(10000) not null
);

-- whether we ordered it ourselves, and so renew it
alter table sbc_certificate add column ordered boolean default false not null;
