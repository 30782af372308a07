# Las pantallas del lector.

# Barra de título
countries-count = { $count ->
    [one] 1 país
   *[other] { $count } países
}
packs-count = { $count } paquetes
reading-library = leyendo { $read } de { $all }
problems-count = { $count ->
    [one] 1 error en los archivos
   *[other] { $count } errores en los archivos
}
saved-at = guardado { $time }
not-saved = SIN GUARDAR ({ $count })
compare-title = Cotejo de { $countries }

# La lista de países
countries = Países
marked = { $count } { $count ->
    [one] marcado
   *[other] marcados
}
no-country-fits = Ningún país se llama así.
library-empty = Esta biblioteca no tiene informes.
loading = Leyendo…

# La sección
sources-count = { $count ->
    [one] 1 fuente
   *[other] { $count } fuentes
}
speech-own = { $speaker }, { $period } { $source }
speech-on = { $speaker }, sobre { $period } { $source }
modality-some = { $count ->
    [one] uno
   *[other] { $count }
} { $modality }
mark-original = {" "}(lengua original)
tally = { $name } { $count }
tally-only = { $tally }, única voz
alone-state = Aquí solo habla el Estado; no hay otra voz en esta biblioteca.
alone-other = Aquí solo: { $speaker }. Ningún texto del Estado en esta biblioteca.
alone-others = Ningún texto del Estado aquí, solo de otros: { $speakers }.
voices-hidden = No se muestra: { $voices }
tally-ngo = ONG
tally-academic = academia
tally-media = medios
point-unlisted = ?  Puntos que esta biblioteca no enumera
gap-in = { $state }: { $document }.
silence-silent = Nada dice aquí
silence-not-asked = Aquí no se le preguntó
silence-refused = Rehúsa responder aquí
silence-not-applicable = No procede
no-passage-here = Aquí no hay ningún pasaje.
last-country = Es el último país.
first-country = Es el primer país.
no-such-topic = No hay ningún tema con ese número.
one-report = Solo el informe { $report }. Con > se va a los más nuevos y de vuelta a todos.
only-report = Esta biblioteca tiene un solo informe de este país.
all-reports = { $count ->
    [one] El único informe de este país.
   *[other] Los { $count } informes de este país.
}

# El cajón
drawer-title-source = Fuente
drawer-voice = Quién habla en ella
drawer-language = Idioma
drawer-origin = Original o transmitido
origin-own = original, en un documento de quien habla
origin-quoted = según lo recoge { $source }
origin-relay = transmitido por { $source }, a partir de: { $origin }
drawer-differs = Quién discrepa
drawer-nobody-differs = Ningún pasaje de esta biblioteca, que sepamos.
drawer-links = Qué más lleva aquí o sale de aquí
drawer-cite = Cómo citarlo
drawer-rests = { $count ->
    [one] 1 pasaje se apoya en ella
   *[other] { $count } pasajes se apoyan en ella
}
drawer-marks = Marcas
sources-passed-on = transmitida por otras
drawer-choose = Tab elige un pasaje; Intro va allí
drawer-no-lead = De aquí no se va a ningún otro pasaje.
tie-line = { $bond } · { $country }: { $speaker }
tie-contradicts = Dice lo contrario
tie-tension = En tensión
tie-figures = Cuenta otra cosa
tie-supports = Dice lo mismo
tie-same-origin = Del mismo documento
tie-to-updates = Noticia anterior
tie-from-updates = Noticia posterior
tie-to-fulfils = Lo previsto
tie-from-fulfils = Qué fue de ello
tie-to-answers = A qué responde
tie-from-answers = Respuesta
law-in-force = en vigor
law-amended = reformada después
law-repealed = derogada
law-draft = proyecto
sources-title = Fuentes de todos los países (Tab: un país)
sources-title-of = Fuentes: { $country } (Tab: todos los países)
sources-passages = { $count ->
    [one] 1 pasaje
   *[other] { $count } pasajes
}
glossary-title = Glosario
glossary-source = Definición: { $source }
glossary-not = No confundir con: { $terms }
method-title = Cómo se hizo esta biblioteca
method-about = Qué documentos se leyeron, cómo los enunciados pasaron a ser pasajes, qué quedó fuera, qué es débil y cómo aportar un país. Intro lo abre (en inglés).
drawer-title = Antes de citar
labelled = { $label }: { $value }
drawer-original = En la lengua original: no hay texto en español.
drawer-speaker = Quién habla
drawer-speaker-value = { $name } ({ $voice })
drawer-period = Habla de
drawer-modality = Como
drawer-due = Plazo
drawer-law = Norma
drawer-article = art. { $article }
drawer-note = Nota
drawer-source = Fuente [{ $number }]
drawer-publisher = Publica
drawer-kind = Clase
drawer-published = Publicado
drawer-accessed = Leído
drawer-symbol = Signatura
drawer-url = Dirección
drawer-loc = Dónde
drawer-read = Cuánto leímos
drawer-relays = Transmite
drawer-not-held = Solo se conoce por otros que lo transmiten.
drawer-place = Lugar
read-full = entero
read-extract = el pasaje y lo que lo rodea
read-relay = solo lo que otra fuente dice de él
read-no = no se ha releído desde que se anotó
more-below = ↓ hay más

# Buscar
find-all-label = Buscar:
find-all-empty = Escriba para buscar en todos los pasajes. No importan mayúsculas ni acentos; las "comillas" mantienen juntas las palabras.
nothing-found = No se encontró nada.
nothing-found-here = No se encontró nada en esta sección.
hits-count = { $hits ->
    [one] 1 resultado
   *[other] { $hits } resultados
} · { $countries ->
    [one] 1 país
   *[other] { $countries } países
}
hit-count = { $at }/{ $of }
names-title = Ir a
names-country = país
names-topic = tema
names-point = punto
names-report = informe
names-action = acción
passage-gone = Este pasaje ya no está en la biblioteca.

# Una búsqueda, tres ámbitos
scope-here = esta sección
scope-everything = todo
scope-names = nombres
hits-so-far = { $count } hasta ahora
hits-listed = Se enumeran los { $count } mejores; otra palabra o un filtro acota la búsqueda.
hits-before = antes: { $count }
similar = Parecidos ({ $count })
did-you-mean = ¿Quiso decir { $query } ({ $count })?
suggestion-key = { $key } lo acepta.
left-out-no-penalty = { $countries ->
    [one] 1 país no tiene pena codificada para { $offence }, lo que no es lo mismo que no tener pena.
   *[other] { $countries } países no tienen pena codificada para { $offence }, lo que no es lo mismo que no tener pena.
}
left-out-open-penalty = { $passages ->
    [one] 1 pena no tiene ese límite codificado y queda fuera.
   *[other] { $passages } penas no tienen ese límite codificado y quedan fuera.
}
found-in-twin = en el otro idioma
found-in-note = en la nota
found-in-law = en la ley que nombra
found-in-source = en la fuente
found-in-point = en el nombre del punto
found-in-topic = en el nombre del tema
found-in-country = en el nombre del país
more-above = ↑ hay más
more-around = ↑↓ hay más
heat-map-cell = { $place }: { $count ->
    [one] 1 resultado
   *[other] { $count } resultados
}
heat-map-legend-topics = Pasajes hallados; · ninguno. El que es de dos temas cuenta en ambos.
heat-map-legend-points = Pasajes hallados; · ninguno. El que es de dos puntos cuenta en ambos.
heat-map-other = otro
heat-map-empty = Ahí no hay resultados.
no-search-yet = Todavía no se ha buscado nada.
query-cut = Cortado tras { $bytes } bytes: una búsqueda no admite más.

# Cotejar
pick-title = Cotejar
pick-none = Marque de dos a cuatro países o informes
pick-keys = Space marca · → informes · ↵ coteja
compare-too-many = Caben cuatro países como máximo.


# Capas, avisos
help-title = Teclas
palette-title = Qué hacer
no-last-place = Este país no se había leído antes.
history-start = No hay nada antes de esto.
history-end = No hay nada después de esto.
mouse-ours = El ratón desplaza y elige aquí. Con M vuelve a la terminal.
mouse-terminal = El ratón es de la terminal: selecciona texto. Con M vuelve aquí.
theme-ansi = Aspecto: los colores de la terminal
theme-contrast = Aspecto: alto contraste
theme-mono = Aspecto: sin color
theme-projector = Aspecto: negro sobre blanco, para proyectar
reloading = Leyendo de nuevo la biblioteca…
confirm-quit-title = Sin guardar
confirm-quit = Algo de lo que hizo no está guardado. Intro sale de todos modos; cualquier otra tecla se queda.
worker-lost = Falló una parte del programa. La lectura sigue; lo guardado está a salvo.
panicked = cotejo falló: { $what }
too-small = cotejo necesita { $width } columnas y { $height } filas. Agrande la ventana; no se pierde nada.

# Voces, y llevarse un pasaje
voices-all = Todas las voces
voices-state = Solo lo que dice el Estado; v para seguir
voices-others = Solo lo que dicen otros; v para seguir
order-period = Por período
order-state-first = Por voz, primero el Estado
order-state-last = Por voz, el Estado al final
lens-state = solo el Estado
lens-others = solo otros
lens-state-first = primero el Estado
lens-state-last = el Estado al final
copy-too-early = aún se lee la biblioteca: todavía no se sabe quién discrepa; otra vez en un momento
copied = enviado a la terminal; si no llega nada, z
help-marks = Qué significan las marcas de los pasajes
