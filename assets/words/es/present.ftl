# Diapositivas: lo que hay en ellas y lo que se dice mientras se muestran.

slides-empty = Aún no hay nada en esta presentación.
slides-gone = Esto ya no está en esta biblioteca.
slides-unread = Esto aún se está leyendo.
slides-searching = Esto aún se está buscando.
slides-nothing = Nada en esta biblioteca
slides-case = Un caso
slides-made-up = Inventado para este taller: no es la historia de nadie.
slides-answer = Lo que dicen los textos
slides-rests-on = Se apoya en: { $source }
slides-years = Los pasajes hablan de { $years }.
slides-hits = { $count ->
    [one] 1 pasaje
   *[other] { $count } pasajes
} en { $countries ->
    [one] 1 país
   *[other] { $countries } países
}
slides-hits-more = { $count ->
    [one] Se encontró 1 pasaje más, que no está entre estas diapositivas.
   *[other] Se encontraron { $count } pasajes más, que no están entre estas diapositivas.
}
slides-bar = { $country }, { $period }: { $value }

# Mientras se muestran
context-present = En una diapositiva
present-empty = No hay nada que mostrar: esta presentación está vacía.
present-nothing = Aquí no hay nada que presentar.
present-bookmarks = Marcadores
present-page = ▼ { $page }/{ $pages }
present-page-last = { $page }/{ $pages }
present-column-done = (todo está en las páginas anteriores)
present-slide = { $slide }/{ $slides }
present-guess = ¿Quién lo dice?
present-number = A la diapositiva, de 1 a { $slides }:
present-overview = Diapositivas
present-curtain = La presentación terminó. Intro vuelve al lector.
present-wait = Aún se busca: pulse otra vez cuando estén los resultados.
reveal-whole = páginas enteras
reveal-passages = pasaje por pasaje
reveal-answers = primero la pregunta, después las respuestas
reveal-guess = quién lo dijo viene al final

palette-deck = Mostrar la presentación «{ $title }»

action-present = Presentar en diapositivas lo que hay en la pantalla
action-present-hits = Presentar en diapositivas lo encontrado
action-next-slide = Paso, página o diapositiva siguiente
action-previous-slide = Paso, página o diapositiva anterior
action-first-slide = Primera diapositiva
action-last-slide = Última diapositiva
action-slide-number = Ir a una diapositiva por su número
action-overview = Todas las diapositivas por su título
action-blank = Nada en la pantalla, y de vuelta
action-slide-source = Quién lo dice: el cajón del pasaje, y de vuelta
action-next-passage = Pasaje siguiente de la diapositiva, para el cajón
action-previous-passage = Pasaje anterior, para el cajón
action-reveal = Todo, pasaje por pasaje o primero la pregunta
action-guess = ¿Quién lo dijo? Los hablantes vienen después de lo dicho
action-slide-theme = Aspecto siguiente
action-slide-help = Lo que se puede hacer aquí
action-slide-redraw = Dibujar todo de nuevo
action-leave-slides = Nada en la pantalla; otra vez antes de 3 segundos: salir
