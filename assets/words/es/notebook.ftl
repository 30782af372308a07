# Marcadores, carpetas: cómo se llaman las direcciones, las listas, lo que se hizo.

context-deck = En una presentación

address-comparison = Comparación
address-search = Búsqueda
address-figures = Cifras
address-penalties = Penas
address-grid = Lo que contiene la biblioteca
address-timeline = Cronología
address-promises = Promesas
address-all-countries = todos los países

bookmarks-tab-all = Todos
bookmarks-tab-country = Este país
bookmarks-tab-topic = Este tema
bookmarks-tab-orphans = No hallados
bookmarks-tab-decks = Presentaciones
bookmarks-by-own = en su orden
bookmarks-by-label = por etiqueta
bookmarks-by-country = por país
bookmarks-by-topic = por tema
bookmarks-no-label = sin etiqueta
bookmarks-no-country = de ningún país en particular
bookmarks-no-topic = de ningún tema en particular
bookmarks-empty = Aún no hay marcadores: m crea uno donde esté leyendo.
bookmarks-empty-country = Ningún marcador de este país.
bookmarks-empty-topic = Ningún marcador de este tema.
bookmarks-empty-orphans = Todos los pasajes marcados están en la biblioteca.
bookmarks-deleted = { $count ->
    [one] Eliminado. Con { $key } vuelve.
   *[other] { $count } eliminados. Con { $key } vuelven.
}
bookmark-labels = Etiquetas: { $labels }
bookmark-made = creado el { $day }
bookmark-made-changed = creado el { $day }, editado el { $changed }
bookmark-changed = Cambió desde el { $day }. Entonces decía:
bookmark-now = Ahora dice:
bookmark-moved = Se halló de nuevo en { $place }.
bookmark-orphan = Ya no está en esta biblioteca. El { $day } decía:
bookmark-word-changed = cambió
bookmark-word-moved = movido
bookmark-word-orphan = no hallado
nothing-to-bookmark = Aquí no hay nada que marcar.
nothing-to-undo = No hay nada que deshacer.
nothing-to-redo = No hay nada que rehacer.
undone = Deshecho.
redone = Rehecho.
first-row = Es el primero.
last-row = Es el último.
refreshed = { $count ->
    [one] El marcador tiene ahora las palabras de hoy.
   *[other] { $count } marcadores tienen ahora las palabras de hoy.
}
nothing-to-refresh = Sus palabras ya son las de hoy.

decks-empty = Aún no hay presentaciones: + añade a una lo que está bajo el cursor, & hace una de la pantalla.
deck-items = { $count ->
    [one] 1 elemento
   *[other] { $count } elementos
}
deck-minutes = { $count } min
deck-current = actual
deck-gone = Esta presentación ya no existe.
deck-empty = Aún no contiene nada: + añade lo que está bajo el cursor, donde esté leyendo.
deck-item-gone = No está en esta biblioteca. Decía:
deck-made = «{ $title }» es la presentación actual: { $count ->
    [0] aún no contiene nada.
    [one] 1 elemento.
   *[other] { $count } elementos.
}
deck-added = En «{ $title }», { $count ->
    [one] 1 elemento.
   *[other] { $count } elementos.
} Con { $key } se elige otra.
deck-is-current = + añade ahora a «{ $title }».
deck-hits-left-out = { $count } de { $all } resultados; no se toman más de una vez.
nothing-for-a-deck = Aquí no hay nada para una presentación.
screen-gone = Esta biblioteca no tiene el tema o el punto al que esto se refiere.
not-saved-elsewhere = Con «:» y «guardar» todo se escribe en un archivo a su elección.
choose-deck-title = Presentación actual
choose-deck-for = { $count ->
    [one] Presentación para 1 elemento
   *[other] Presentación para { $count } elementos
}
choose-deck-rename = Título de la presentación
choose-deck-new = Nueva presentación «{ $title }»
choose-deck-as = Llamarla «{ $title }»
choose-deck-type = Escriba un título.

action-groups = Por etiqueta, país o tema; en su propio orden
action-next-tab = Pestaña siguiente: todos, este país, este tema, no hallados, presentaciones
action-previous-tab = La pestaña anterior
action-redo = Rehacer lo que se deshizo
action-move-down = Bajar la fila
action-move-up = Subir la fila
action-rename = Otro título para la presentación
action-refresh = Tomar para el marcador las palabras que hay ahora
action-mark-all = Marcar todos los de la lista, o ninguno
action-add-to-deck = Añadir esto a la presentación actual
action-add-hit-to-deck = Añadir el resultado a la presentación actual
action-deck-of-screen = Hacer una presentación de lo que se ve o está marcado
action-deck-of-hits = Hacer una presentación de los resultados
action-choose-deck = Elegir la presentación actual
action-more-time = Un minuto más para el elemento
action-less-time = Un minuto menos para el elemento
action-bookmark-search = Poner un marcador en la búsqueda
action-read-on = Seguir leyendo la nota
action-read-back = Volver atrás en la nota
foot-tab = pestaña
foot-groups = grupos
foot-move = mover
foot-time = minutos
foot-deck = a presentación
foot-deck-named = a «{ $title }»
