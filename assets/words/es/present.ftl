# Diapositivas: lo que hay en ellas y lo que se dice mientras se muestran.

slides-empty = Aún no hay nada en esta presentación.
slides-gone = Esto ya no está en esta biblioteca.
slides-unread = Esto aún se está leyendo.
slides-searching = Esto aún se está buscando.
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
