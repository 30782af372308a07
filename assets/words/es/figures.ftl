# Cifras y penas: en la pantalla, en la línea de órdenes y en lo que se lleva.

# Un valor con lo exacto que es; la unidad va con lo que se cuenta.
value-at-least = al menos { $number }
value-at-most = como máximo { $number }
value-approx = unos { $number }
value-zero = cero (dicho así)
value-not-reported = no se informa
figure-of = { $label } ({ $unit })
figure-unit-unknown = unidad desconocida
unit-persons = personas
unit-cases = casos
unit-judgments = sentencias
unit-calls = llamadas
unit-letters = cartas
unit-permits = permisos
unit-inspections = inspecciones
unit-operations = operaciones
unit-events = actividades
unit-agreements = acuerdos
unit-organizations = organizaciones
unit-items = unidades
unit-lines = líneas
unit-shelters = albergues
unit-centres = centros
unit-places = plazas
unit-months = meses
unit-usd = dólares de los EE. UU.
unit-eur = euros

# Duraciones de la prisión.
term-years = { $count ->
    [one] 1 año
   *[other] { $count } años
}
term-months = { $count ->
    [one] 1 mes
   *[other] { $count } meses
}
term-between = de { $from } a { $to }
term-from = { $term } o más
term-to = hasta { $term }
term-none = sin duración codificada

# La pantalla de las cifras
figures-title = Cifras
figures-all-countries = todos los países
figures-all-topics = todos los temas
figures-indicators = { $count ->
    [one] 1 indicador
   *[other] { $count } indicadores
}
figures-table = tabla
figures-bars = barras
figures-lines = líneas
figures-none = Ninguna cifra en esta biblioteca: { $what }.
figures-none-keys = { $topics }: todos los temas · { $countries }: otros países
figures-legend = ≠ no se compara con otra fila de aquí; ~ otro valor habla de un tiempo que se solapa; · nada en esta biblioteca
figures-counts = Qué se cuenta: { $counting }.
figures-unknown = El registro de esta biblioteca no conoce este indicador: no se sabe qué cuenta ni en qué unidad.
figures-in-cell = valor { $at } de { $of } en esta celda
figures-months = En años: { $term }.
figures-not-same = No se debe comparar con: { $others }. Cuentan otras cosas para un tiempo que se solapa.
figures-other-periods = Al lado hay valores de otros tiempos que se solapan: { $periods }.

pick-figures-none = Marque un país o más
pick-figures-keys = Espacio marca · ↵ los muestra

# Gráficos de las cifras
bars-legend = Una barra llega al número dado; de un intervalo, a su extremo inferior; de «como máximo», a ese máximo. Los países van por nombre. ~ habla de otro tiempo que se solapa.
bars-no-number = Nadie da un número para este tiempo.
bars-without = Nada para este tiempo en esta biblioteca: { $countries }.
countries-unread = Aún por leer: { $countries }.
bars-unit-unknown = Sin barras para { $indicator }: sus valores pueden contar cosas distintas.
bars-all-countries = todos los países que tienen una
lines-legend = Una letra por hablante, mayúscula la del valor bajo el cursor, * donde están varios. a───a es un solo valor de esos años juntos, uno abierto hasta el último; un intervalo está en sus dos extremos. Unos puntos unen años seguidos con un solo valor de ese hablante en cada uno.
lines-years = Sin gráfico: lo que podría dibujarse habla de un solo año.
lines-none = Sin gráfico: ninguna de estas cifras tiene a la vez un número y un año conocido.
lines-left-out = { $count ->
    [one] 1 valor no está dibujado; está en la tabla
   *[other] { $count } valores no están dibujados; están en la tabla
}: sin número, sin año conocido, o con más hablantes que letras.
lines-small = Esta ventana es demasiado pequeña para el gráfico.
lines-unit-unknown = Sin gráfico para { $indicator }: sus valores pueden contar cosas distintas.

# La escala de las penas
penalties-title = Penas por { $offence }
penalties-readings = { $count ->
    [one] 1 lectura
   *[other] { $count } lecturas
}
penalties-without = En esta biblioteca no hay ninguna pena por { $offence } codificada, lo que no equivale a que no haya pena: { $countries }.
penalties-legend = Escala: de 0 a { $years } años. ├ mínima, ┤ máxima, ╌ límite sin codificar. Una fila por cada lectura de una ley; los países van por nombre.
penalties-law-unknown = ley sin nombrar
penalties-status-unknown = vigencia de la ley sin codificar
penalties-none = En esta biblioteca no hay ninguna pena codificada.
penalty-imprisonment = prisión
penalty-fine = multa
penalty-other = otra pena
penalty-form-basic = tipo básico
penalty-form-aggravated = tipo agravado
penalty-form-unknown = básico o agravado: sin codificar
penalty-victim-any = cualquier víctima
penalty-victim-child = víctima menor de edad
penalty-victim-adult = víctima adulta

# Encabezados de tablas
figures-head-indicator = Indicador
figures-head-country = País
figures-head-period = Tiempo
figures-head-values = Valores, y quién los da
penalties-head-law = Ley
penalties-head-form = Pena y tipo
penalties-head-term = Duración
penalties-head-status = Vigencia
penalties-head-reader = Quién la lee así
figures-note = Cada valor va con quien lo da y con su fuente; si hay varios valores para una celda, están todos. Nada se suma, se promedia ni se ordena por rango.
penalties-note = Una fila por cada lectura de una ley, con quien la lee así. Los países van por nombre; nada se ordena por rango.

take-stem-figures = cifras
take-stem-penalties = penas

failed-unknown-indicator = ningún indicador se llama «{ $name }»

# Acciones
action-figures = Cifras: tabla, barras, líneas
action-penalties = Penas por país, según se leen las leyes
action-turn = Tabla, barras, líneas
action-turn-back = Líneas, barras, tabla
action-widen = Todos los temas, y de vuelta a uno
action-choose-countries = Qué países
action-all-countries = Todos los países, y de vuelta a los elegidos
action-next-indicator = Indicador siguiente
action-previous-indicator = Indicador anterior
action-next-offence = Delito siguiente
context-figures = En las cifras
context-penalties = En las penas
foot-turn = gráfico
foot-widen = temas
foot-countries = países
foot-all-countries = todos
foot-offence = delito
