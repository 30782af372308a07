# Un país a lo largo del tiempo, y lo previsto con cada noticia posterior.

context-timeline = En la cronología
action-timeline = La cronología del país; tras ella, sus promesas
action-to-section = Ir al pasaje en su sección
action-timeline-view = De la cronología a las promesas, y de vuelta
action-next-year = Año siguiente de la cronología
action-previous-year = Año anterior de la cronología
foot-timeline = cronología
foot-timeline-view = promesas

timeline-view = Cronología
promises-view = Promesas
timeline-title = { $country }: cronología
promises-title = { $country }: promesas y noticias posteriores
timeline-all-topics = todos los temas
timeline-count = { $count ->
    [one] 1 pasaje
   *[other] { $count } pasajes
}
promises-count = { $count ->
    [one] 1 medida prevista
   *[other] { $count } medidas previstas
}
timeline-none = Ningún pasaje de estas voces sobre este tema en esta biblioteca.
promises-whoever = De cada promesa se muestra toda noticia, la dé quien la dé.
promises-none = Ninguna medida prevista aquí en esta biblioteca.
timeline-no-year = Sin comienzo indicado
timeline-note = Cada pasaje está bajo el año en que empieza aquello de lo que habla.
promise-due = plazo: { $date }
promise-no-date = sin fecha indicada
promise-not-reached = la fuente más reciente es anterior al plazo

# Los archivos en que se llevan
take-stem-timeline = cronologia
take-stem-promises = promesas
