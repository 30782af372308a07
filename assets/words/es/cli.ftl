# La línea de órdenes: lo que imprime además de los textos de la biblioteca, y por qué no pudo.

# Texto de pasajes y fuentes
count-sources =
    { $count ->
        [one] 1 fuente
       *[other] { $count } fuentes
    }
passage-lead = { $speaker }, { $period } { $numbers }
passage-original = { $text } (original en { $language })
passage-due = Plazo: { $date }
passage-note = Nota: { $note }
point-unknown = Punto que no está en la lista de esta biblioteca
gap-silent = { $source } no dice nada sobre esto (comprobado).
gap-not-asked = { $source }: no se le preguntó por esto (comprobado).
gap-refused = { $source } se negó a responder (comprobado).
gap-not-applicable = { $source }: no procede (comprobado).
gap-source-unnamed = Un documento sin nombre
sources = Fuentes
sources-of = Fuentes: { $country }
source-relayed = conocida solo a través de otras

language-en = inglés
language-es = español
language-pt = portugués
language-fr = francés

kind-treaty = tratado
kind-law = ley
kind-case-law = sentencia
kind-government-report = informe gubernamental
kind-questionnaire-reply = respuesta a un cuestionario
kind-government-statement = declaración gubernamental
kind-igo-assessment = evaluación de un organismo intergubernamental
kind-foreign-government-assessment = evaluación de un gobierno extranjero
kind-ngo-report = informe de una ONG
kind-academic = trabajo académico
kind-dataset = conjunto de datos
kind-media-state = medio de comunicación del Estado
kind-media-other = medio de comunicación
kind-user-document = documento propio

report-dossier = expediente
report-questionnaire-reply = respuesta a un cuestionario
report-government-report = informe gubernamental
report-monitor-report = informe de seguimiento
report-ngo-report = informe de una ONG
report-imported = importado

# Encabezados de tablas
head-code = código
head-country = país
head-reports = informes
head-passages = pasajes
head-number = n.º
head-slug = nombre
head-label = título
head-report = informe
head-edition = edición
head-kind = clase
head-title = título
head-source = fuente
head-indicator = indicador
head-unit = unidad
head-keys = teclas
head-action = acción
head-help = para qué
head-id = id
head-place = lugar
head-labels = etiquetas
head-created = creado
head-note = nota

# Búsqueda
search-count =
    { $total ->
        [one] 1 pasaje
       *[other] { $total } pasajes
    } en { $countries ->
        [one] 1 país
       *[other] { $countries } países
    }
search-said = { $speaker }, { $period }, { $modality }: { $text }
search-more = { $shown } de { $count }
search-nothing = ningún pasaje de esta biblioteca tiene todo esto: { $query }
search-blank = nada que buscar: escriba palabras, o vea cotejo search --help
search-found-in = Se encontró { $label }: { $text }

# Marcadores
bookmarks-none = todavía no hay marcadores
bookmark-removed = quitado { $id }: { $place }

# Comprobación y ajustes
check-count =
    { $reports ->
        [one] 1 informe
       *[other] { $reports } informes
    }, { $passages ->
        [one] 1 pasaje
       *[other] { $passages } pasajes
    }{ $decks ->
        [0] {""}
        [one] , 1 presentación
       *[other] , { $decks } presentaciones
    }: { $errors ->
        [0] ningún error
        [one] 1 error
       *[other] { $errors } errores
    }, { $warnings ->
        [0] ningún aviso
        [one] 1 aviso
       *[other] { $warnings } avisos
    }
check-warning = { $line } (aviso)

# Una línea cada uno, en stderr, después de «cotejo: »
failed-unknown-country = ningún país se llama «{ $name }»
failed-unknown-report = esta biblioteca no tiene ningún informe «{ $name }» sobre ese país
failed-unknown-topic = ningún tema se llama «{ $name }»
failed-unknown-point = ningún punto se llama «{ $name }»
failed-unknown-passage = aquí no hay ningún pasaje «{ $name }»
failed-unknown-bookmark = ningún marcador tiene el id «{ $name }»
failed-meant = { $said }; ¿quiso decir { $names }?
failed-or = { $first }, o bien { $last }
failed-place = «{ $name }» no es un lugar; un lugar es país[@informe][/tema[/punto]][#pasaje]
failed-column = «{ $name }» no es una columna; una columna es país[@informe], y el asunto se indica con --topic o --point
failed-columns = compare admite de dos a cuatro países o informes, no { $count }
failed-ambiguous-point = «{ $name }» es un punto de varios temas: { $names }
failed-no-terminal = el lector necesita una terminal; para obtener texto, use cotejo show, list, search o compare
failed-exists = { $file } ya existe; --force lo reemplaza
failed-not-a-file = { $file } no es un archivo que se pueda reemplazar
failed-write = no se pudo escribir { $file }: { $said }
failed-stdout = no se pudo escribir la salida: { $said }
failed-no-such-path = no existe ningún archivo ni carpeta { $path }
failed-no-folder = no existe ninguna carpeta { $path }
library-problems =
    { $count ->
        [one] 1 problema en la biblioteca: cotejo check
       *[other] { $count } problemas en la biblioteca: cotejo check
    }
settings-fine = ningún problema en los ajustes
settings-problems =
    { $count ->
        [one] 1 problema en los ajustes: cotejo config check
       *[other] { $count } problemas en los ajustes: cotejo config check
    }

reader-failed = No se pudo usar la terminal: { $said }
