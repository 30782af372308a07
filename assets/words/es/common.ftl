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
