# El lenguaje de «buscar en todo»: qué puede estar mal en una consulta y qué se puede escribir.

query-or = { $names } o { $last }
query-fault-value = «{ $found }»: nada aquí se llama así.
query-fault-value-meant = «{ $found }»: nada aquí se llama así. ¿Quiso decir { $meant }?
query-fault-field = No hay ningún campo «{ $found }». ¿Quiso decir { $meant }?
query-fault-period = «{ $found }» no es un período: escriba período:2010, período:2010..2020, período:2010.. o período:..2020.
query-fault-length = «{ $found }» no es una duración de prisión: escriba pena.min>=8a para años o pena.max<=18m para meses.
query-fault-many = Una consulta pide como máximo { $most } cosas distintas; desde aquí hay más.

query-sign-phrase = una frase, palabra por palabra: "trabajo forzoso"
query-sign-exact = esta palabra y ninguna otra forma de ella: 'víctima
query-sign-start = el texto empieza así: ^artículo
query-sign-end = el texto termina así: años$
query-sign-not = sin ello: !policía o !país:cuba
query-sign-or = lo uno o lo otro: albergue | alojamiento

query-field-country = un país, por código o nombre: país:ve,cu o país:"estados unidos"
query-field-region = países de una región: región:caribe
query-field-topic = un tema: tema:protección
query-field-point = un punto: punto:asistencia o punto:4b
query-field-voice = quién lo dice: voz:estado o voz:otros
query-field-source = palabras del título, la entidad editora o la signatura de una fuente: fuente:unodc
query-field-kind = clase de fuente: clase:ley
query-field-modality = qué relación tiene con los hechos: modalidad:desmentido
query-field-period = de qué tiempo habla: período:2010..2020
query-field-penalty-min = prisión mínima, por trata si no se nombra otro delito: pena.min>=8a
query-field-penalty-max = prisión máxima, por trata si no se nombra otro delito: pena.max<=15a
query-field-offence = a qué delito corresponde una pena: delito:tráfico-ilícito
query-field-has = tiene una cifra, una ley, una pena, una nota, un plazo: tiene:cifra
query-field-is = discrepa de otros, está desmentido, en tensión…: es:discrepa
query-field-in = solo lo que usted marcó: en:marcadores
query-field-report = un informe, por su identificador: informe:ve

query-passages = { $count ->
    [one] un pasaje
   *[other] { $count } pasajes
}
query-sources = { $count ->
    [one] una fuente
   *[other] { $count } fuentes
}
query-point = { $short } { $label }
query-report = { $title }, { $edition }
query-since = { $from } y después
query-until = hasta { $to }
query-between = de { $from } a { $to }
query-years = { $count ->
    [one] un año
   *[other] { $count } años
}
query-months = { $count ->
    [one] un mes
   *[other] { $count } meses
}
query-others = todos menos el Estado
query-bookmarks = sus marcadores
query-has-figure = un número
query-has-penalty = una pena
query-has-law = una ley
query-has-note = una nota de quien lo compiló
query-has-due = una fecha para la que está previsto

# Delitos, como los nombran las penas.
offence-trafficking = trata de personas
offence-smuggling = tráfico ilícito de migrantes
offence-slavery = esclavitud
offence-sexual-exploitation = explotación sexual
offence-forced-labour = trabajo forzoso
offence-other = otro delito

# Regiones de la tabla de países (M49 de las Naciones Unidas).
region-africa = África
region-antarctica = Antártida
region-asia = Asia
region-caribbean = Caribe
region-central-america = América Central
region-europe = Europa
region-north-america = América del Norte
region-oceania = Oceanía
region-south-america = América del Sur
