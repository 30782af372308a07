# El lenguaje de «buscar en todo»: qué puede estar mal en una consulta y qué se puede escribir.

query-or = { $names } o { $last }
query-fault-value = «{ $found }»: nada aquí se llama así.
query-fault-value-meant = «{ $found }»: nada aquí se llama así. ¿Quiso decir { $meant }?
query-fault-field = No hay ningún campo «{ $found }». ¿Quiso decir { $meant }?
query-fault-period = «{ $found }» no es un período: escriba período:2010, período:2010..2020, período:2010.. o período:..2020.
query-fault-length = «{ $found }» no es una duración de prisión: escriba pena.min>=8a para años o pena.max<=18m para meses.
