-- Who reset an account: the person sees it, so that nobody does it unnoticed. Empty for the command line and for earlier resets.
alter table account add column reset_by text;
