# Lo que se guardó, allí donde se lee: el signo de un marcador, las notas bajo sus pasajes.

action-notes = Mis notas bajo sus pasajes: mostrarlas u ocultarlas

notes-shown = { $count ->
    [0] Se muestran mis notas; aquí no hay ninguna.
    [one] Se muestran mis notas: 1 aquí.
   *[other] Se muestran mis notas: { $count } aquí.
}
notes-hidden = Mis notas están ocultas.
notes-bare = El texto solo no lleva mis notas.

kept-country = país con marcador
kept-report = informe { $report } con marcador
kept-section = sección con marcador
kept-explained = { $sign } es el signo de mis marcadores: en el margen donde empieza un pasaje, en el título de un punto, tras el nombre de un país, en una casilla de la cuadrícula, delante de una nota.

grid-kept = { $count ->
    [one] 1 marcador
   *[other] { $count } marcadores
}
grid-sign-kept = { $sign } con marcador
