# La cuadrícula: qué contiene una biblioteca de cada país, por temas o por puntos.

context-grid = En la cuadrícula
action-grid = La cuadrícula: qué contiene esta biblioteca de cada país
action-open-section = Abrir la sección, en el punto
action-left = Una columna a la izquierda
action-right = Una columna a la derecha
action-level = De los temas a los puntos del tema bajo el cursor, y de vuelta
action-level-up = Subir de los puntos a los temas
action-country-order = Países por nombre, o por regiones
action-region = Solo la región siguiente; tras la última, todas
foot-grid = cuadrícula
foot-open-section = abrir
foot-level = puntos/temas
foot-order = orden
foot-region = región

grid-title = Qué contiene esta biblioteca
grid-head-topics = Países y temas
grid-order-name = por nombre
grid-order-region = por región
grid-countries = { $shown } de { $all } países
grid-region-unknown = Región desconocida
grid-no-country = No queda ningún país: con otro filtro u otra región los hay.
grid-mark-moved = La marca de { $country } pasó aquí: un país entra una sola vez en un cotejo.

# Una casilla en signos: estas letras aparecen en ella, cada una en una celda de la pantalla.
grid-letter-state = E
grid-letter-others = o
grid-signs = Número: pasajes; { $state }: habla el Estado; { $others }: hablan otros; ≠: alguien lo contradice; ∅: silencio comprobado; ·: aquí nada, sin comprobar; …: aún sin leer.
grid-signs-short = { $state } el Estado, { $others } otros, ≠ contradicho, ∅ silencio, · sin comprobar
grid-counts-topics = El pasaje que es de dos temas cuenta en ambos.
grid-counts-points = El pasaje que es de dos puntos cuenta en ambos.

# El archivo en que se lleva
take-stem-grid = cuadricula

# Una casilla en palabras
grid-cell = { $place }: { $holds }
grid-passages = { $count ->
    [one] 1 pasaje
   *[other] { $count } pasajes
}
grid-state = el Estado { $count }
grid-others = otros { $count }
grid-contested = { $count ->
    [one] 1 contradicho
   *[other] { $count } contradichos
}
grid-in-tension = { $count } en tensión
grid-gap-silent = silencio comprobado
grid-gap-not-asked = no se le preguntó, comprobado
grid-gap-refused = rehúsa responder, comprobado
grid-gap-not-applicable = no procede, comprobado
grid-gap-unnamed = un documento que no se nombra
grid-unchecked = nada en esta biblioteca, sin comprobar
grid-unread = aún sin leer

# Al pie de una cuadrícula que se lleva
grid-note-voices = El pasaje que dicen dos voces cuenta para ambas.

# En la línea de órdenes
failed-unknown-region = ninguna región se llama «{ $name }»
