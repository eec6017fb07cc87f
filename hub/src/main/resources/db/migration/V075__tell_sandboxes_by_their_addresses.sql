-- The addresses of a test system's sandbox begin so; what asks about all accounts leaves them out.
create function is_of_sandbox(e_address text) returns boolean
language sql immutable parallel safe
return left(e_address, 6) = '_TEST-';
