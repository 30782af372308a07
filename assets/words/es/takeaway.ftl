# Documentos para llevar: sus títulos, lo que dicen de sí mismos, el resumen de dos páginas.

takeaway-and = { $first } y { $last }
takeaway-only-state = Solo se muestra lo que dice el Estado.
takeaway-only-others = Solo se muestra lo que dicen otras voces que la del Estado.
takeaway-only-voice = Solo se muestra lo que dice una clase de voz: { $voice }.
takeaway-whoever = Donde un pasaje se presenta junto a otro, este último se muestra lo diga quien lo diga.
takeaway-differing = Solo se muestran los puntos en que difieren las columnas.
takeaway-original = original en { $language }
takeaway-others = Otras voces
takeaway-point = Punto
takeaway-topic = Tema
takeaway-by-point = Punto por punto: qué dice cada cual y quién lo dice
takeaway-ties = Qué más lleva hasta aquí o desde aquí
takeaway-source = Fuente { $number }
takeaway-back = Volver a donde se cita la fuente { $number }, { $at }
takeaway-search = Búsqueda: { $query }

# La nota de método
takeaway-method = Cómo leer este documento
takeaway-made = Hecho con cotejo { $version } a partir de la biblioteca { $library }.
takeaway-texts = Los enunciados están en palabras de quien compiló la biblioteca y se apoyan en las fuentes numeradas; no son citas textuales. Delante de cada uno consta quién lo dice, de qué período y en qué relación está con los hechos. Detrás consta su lugar, con el que cotejo lo vuelve a encontrar.
takeaway-empty = «nada en esta biblioteca» es un dato sobre la biblioteca y no sobre el país. Un vacío comprobado nombra el documento que se leyó para ello.
takeaway-rule = Las dos páginas muestran una selección, hecha con una sola regla para todas las voces: penas, cifras y planes, lo más reciente primero y los países por turno; de lo que discrepa, primero las contradicciones, luego las tensiones y luego los recuentos distintos, cada grupo en ese mismo orden; los vacíos, en el orden de los puntos. Lo que no cupo se cuenta, con la orden que lo imprime.

# El resumen de dos páginas
takeaway-glance = De un vistazo
takeaway-glance-about = De qué años hablan los pasajes y quién habla cuántas veces
takeaway-tally = { $years }: { $tally }
takeaway-only-gaps = ningún pasaje; un vacío comprobado
takeaway-numbers = Penas y cifras
takeaway-numbers-about = Tal como están codificadas en los pasajes, con quién las da y para qué período; nada se suma ni se clasifica
takeaway-no-numbers = Aquí no hay ninguna pena ni cifra codificada.
takeaway-none-coded = ninguna codificada aquí
takeaway-none-of-chosen = Nada de las voces que se muestran.
takeaway-no-room = ninguna que quepa aquí
takeaway-kind = Qué está codificado
takeaway-penalties = Penas
takeaway-figures = Cifras
takeaway-given = { $line } ({ $speaker }, { $period })
takeaway-pairs = En qué discrepan las voces
takeaway-pairs-about = Pasajes que discrepan o están en tensión, uno junto a otro, primero el anterior
takeaway-no-pairs = Aquí no hay dos pasajes enlazados como discrepantes o en tensión.
takeaway-how = Qué relación guardan
takeaway-one = Uno
takeaway-other = Otro
takeaway-plans = Previsto, con el plazo vencido y sin noticia posterior en esta biblioteca
takeaway-no-plans = Aquí ningún plan tiene la fecha vencida sin noticia posterior.
takeaway-gaps = Buscado y no encontrado
takeaway-no-gaps = Aquí no se comprobó ningún vacío.
takeaway-more = { $count ->
    [one] 1 más de estos; todos: { $command }
   *[other] { $count } más de estos; todos: { $command }
}

# En la línea de órdenes
written = escrito: { $file }
failed-same-column = { $name } aparece dos veces: nombre dos de sus informes: { $reports }
failed-one-report = { $name } aparece dos veces y esta biblioteca tiene un solo informe: nombre otro país
failed-not-made = no se escribió nada: { $said }
failed-no-layout = --layout es para --format md y html; las demás formas tienen una sola disposición
