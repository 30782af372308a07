# La comparación: en qué difieren las columnas, qué tiempos están juntos, qué cambió entre dos ediciones.

differs-in = difiere { $what }
differs-and = { $first } y { $last }
differs-law = en la ley
differs-figures = en las cifras
differs-text = en el texto
differs-voices = en si hablan el Estado u otras voces
differs-holdings = solo difiere lo que tiene la biblioteca
span-later = { $year } y después
span-earlier = { $year } y antes
span-beside = { $first } junto a { $second }
change-repeated = se repite
change-changed = cambió
change-new = nuevo
change-gone = ya no está
tally-origins = { $count ->
    [one] un origen
   *[other] { $count } orígenes
}

# La pantalla
nothing-not-checked = nada en esta biblioteca · no comprobado
column-gone = ya no está en esta biblioteca
compare-differing = { $count } de { $all } puntos difieren{ $holdings ->
    [0] {""}
   *[other] , { $holdings } más solo en lo que se tiene
}
compare-loose = cada columna se desplaza por su cuenta
compare-hidden = { $count ->
    [one] No se muestra un punto sin tal diferencia.
   *[other] No se muestran { $count } puntos sin tal diferencia.
}
last-difference = Las columnas no difieren en ningún punto más.
first-difference = Las columnas no difieren en ningún punto anterior.
columns-parted = Ahora cada columna se desplaza por su cuenta; otra vez y van juntas.
columns-together = Las columnas se desplazan juntas.
columns-not-beside = Aquí las columnas no están una junto a otra; no hay nada que soltar.
no-counterpart = Ningún pasaje de esta biblioteca del que sepamos dice otra cosa.
counterpart = Aquí está a lo que se contrapone: { $who }.
counterpart-more = Aquí está a lo que se contrapone: { $who }; { $count } más en su cajón.
drawer-belongs = Qué corresponde aquí
pick-reports = { $count } informes: →
foot-differing = difieren
foot-difference = diferencia
foot-part = soltar
foot-only-point = un punto
action-who-says-so = Quién lo dice: abrir el cajón del pasaje
action-differing = Solo los puntos en que difieren las columnas, o todos
action-previous-difference = Punto anterior en que difieren las columnas
action-next-difference = Punto siguiente en que difieren las columnas
action-part-columns = Cada columna se desplaza por su cuenta, o todas juntas
action-only-point = Un solo punto, o todos los del tema
action-counterpart = Al pasaje que dice otra cosa o no encaja
action-define = Qué pregunta este punto y qué corresponde aquí
drawer-title-point = Tema y punto
foot-columns = columnas
action-columns = Otras columnas: países o informes

# Llevarse
take-title = Llevarse
take-form = Formato
take-form-md = Markdown, para editar
take-form-html = HTML, para leer e imprimir
take-form-csv = CSV, para hojas de cálculo
take-form-json = JSON, para programas
take-form-toml = TOML, como lo guarda cotejo
take-with-notes = Sus notas están incluidas.
take-without-notes = Sus notas no están incluidas.
take-layout = Disposición
take-layout-table = tabla
take-layout-list = lista
take-layout-briefing = informe de dos páginas
take-one-layout = una para todos
take-file = Archivo
take-keys = ←→ cambia · Tab siguiente · ↵ escribe · Esc sale
take-no-name = Escriba un nombre para el archivo.
take-busy = Escribiendo…
take-exists = { $file } ya existe. ↵ lo reemplaza, cualquier otra tecla lo conserva.
take-kept = { $file } ya existe y se conservó; no se escribió nada.
take-written = Escrito: { $file }
take-not-a-file = { $file }: ahí hay una carpeta, tubería o dispositivo. Elija otro nombre.
take-failed = { $file } no se escribió: { $said }
take-nothing = Aquí no hay nada que llevarse.
take-no-such-form = No existe en ese formato.
take-stem-search = busqueda
take-stem-bookmarks = marcadores
take-stem-all = marcadores-y-presentaciones
action-take-away = Llevarse lo que está en pantalla, como archivo
action-take-hits = Llevarse lo encontrado, como archivo
copied-elsewhere = enviado al portapapeles de la terminal
failed-no-folder-for = { $file } no se pudo escribir: su carpeta no existe.
failed-not-allowed = { $file } no se pudo escribir: ahí no se permite escribir.
failed-full = { $file } no se pudo escribir: el disco está lleno.
pick-one-more = Marque al menos dos para cotejar.
failed-other-topic = “{ $point }” es un punto del tema “{ $topic }”: quite --topic, o nombre un punto del tema que está ahí.
column-no-report = ningún informe en esta biblioteca
failed-no-form = .{ $ending } no se escribe aquí: use .md, .html, .csv o .json; un navegador imprime el .html como PDF.
promises-none-chosen = Aquí no hay ninguna medida prevista de las voces que se muestran.
figures-none-asked = En esta biblioteca no hay ninguna cifra de lo que se pidió.
