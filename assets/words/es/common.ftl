# Palabras del formato y del tiempo, en todas las pantallas y en la línea de órdenes.

voice-state = El Estado
voice-foreign-state = Estado extranjero
voice-intergovernmental = organismo intergubernamental
voice-ngo = ONG
voice-academic = trabajo académico
voice-media = medios

modality-in-force = en vigor
modality-done = se informa hecho
modality-ongoing = se informa en curso
modality-planned = previsto
modality-proposed = propuesto
modality-policy = política
modality-denial = niega
modality-assessment = constata

period-since = desde { $from }
period-since-day = desde el { $from }
period-between-days = del { $from } al { $to }
period-until = hasta { $to }
period-from = de { $from }
period-to = a { $to }
period-between = de { $from } a { $to }
period-open = abierto
date-day = { $day } de { $month } de { $year }
date-month = { $month } de { $year }
date-about = hacia { $date }
month-1 = enero
month-2 = febrero
month-3 = marzo
month-4 = abril
month-5 = mayo
month-6 = junio
month-7 = julio
month-8 = agosto
month-9 = septiembre
month-10 = octubre
month-11 = noviembre
month-12 = diciembre

# Lo que se ve en lugar de texto cuando no hay nada.
nothing-here = nada en esta biblioteca

# Marcas: lo que hay que saber de un pasaje antes de citarlo. Después, qué significa cada una.
mark-contested = discrepa
mark-denied = desmentido
mark-in-tension = en tensión
mark-single-origin = un solo origen
mark-corroborated = varios orígenes
mark-stale = termina en { $year }
mark-no-later-word = sin noticia posterior en esta biblioteca
mark-about-contested = otro pasaje dice lo contrario. No nos toca decir quién tiene razón; lea los dos.
mark-about-denied = uno de los dos que discrepan es un desmentido.
mark-about-in-tension = otro pasaje no encaja bien con este, o cuenta otra cosa que es fácil confundir con esta.
mark-about-single-origin = varias citas, pero un mismo documento detrás de todas.
mark-about-corroborated = dos documentos o más, de hablantes distintos, ninguno de los cuales se limita a repetir a otro.
mark-about-stale = aquello de lo que habla terminó más de cinco años antes de lo más reciente que se muestra a su lado.
mark-about-no-later-word = estaba previsto, la fecha ya pasó y ningún pasaje de aquí dice qué fue de ello.

# Citas
cite-said = { $country }: { $speaker }, { $period } ({ $modality }): { $text }
cite-marks = Antes de citar: { $marks }.
cite-at = { $source } · { $loc }
cite-here = { $library }: { $place }.
cite-read = leído el { $date }
cite-circa = La fecha no es segura.
cite-relays = Transmite: { $title }.

# Speakers that take an article inside a sentence; others stand as they are named.
the-united-states = Estados Unidos
the-netherlands = Países Bajos
the-un-rapporteur = la relatoría de la ONU
the-un-depositary = el depositario de la ONU
the-un-committee = el comité de la ONU
the-human-rights-council-review = el examen del Consejo de Derechos Humanos
