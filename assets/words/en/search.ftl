# The language of "search everything": what can be wrong with a query, and what may be typed.

query-or = { $names } or { $last }
query-fault-value = “{ $found }”: nothing here has that name.
query-fault-value-meant = “{ $found }”: nothing here has that name. Was { $meant } meant?
query-fault-field = There is no field “{ $found }”. Was { $meant } meant?
query-fault-period = “{ $found }” is no period: write period:2010, period:2010..2020, period:2010.. or period:..2020.
query-fault-length = “{ $found }” is no length of imprisonment: write penalty.min>=8y for years or penalty.max<=18m for months.
