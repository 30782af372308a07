# Marcadores y presentaciones en la línea de órdenes, y lo que se comparte de ellos.

# Qué fue de lo guardado
standing-changed = cambió desde el { $day }
standing-moved = ahora en { $place }
standing-moved-changed = ahora en { $place }; cambió desde el { $day }
standing-orphan = huérfano: no está en esta biblioteca
standing-unread = aún por leer
kept-words = Lo que decía: «{ $text }»

# Marcadores
bookmarks-none-such = ningún marcador es así
bookmark-edited = cambiado { $id }: { $place }

# Presentaciones
decks-none = aún no hay presentaciones
deck-changed = cambiada el { $day }
deck-note = Nota de quien habla: { $note }
deck-bundled = incluida
deck-of-pack = del paquete { $pack }
deck-objective = Objetivo: { $text }
deck-case = Caso: { $title }
deck-case-question = Pregunta: { $text }
deck-case-answer = Lo que dicen los textos: { $text }
deck-case-source = Fuente: { $cited }
deck-item-removed = quitado { $id } de { $name }: { $place }
deck-renamed = renombrada { $name }: { $title }
deck-deleted = borrada { $name }: { $title }
deck-from-nothing = no se encontró nada con que hacer una presentación
failed-unknown-deck = ninguna presentación se llama «{ $name }»
failed-unknown-item = no hay ningún elemento «{ $name }» en esta presentación
failed-unknown-offence = ningún delito se llama «{ $name }»
failed-deck-name = «{ $name }» no sirve de nombre para una presentación: minúsculas, cifras y guiones sueltos, a lo sumo 64, como { $slug }
failed-deck-exists = ya hay una presentación { $name }; cotejo deck add le añade elementos
failed-deck-empty = la presentación { $name } está vacía: cotejo deck add le añade algo
failed-deck-taken = ya hay una presentación { $name }, en la biblioteca; dé otro nombre a la suya
failed-deck-of-library = la presentación { $name } pertenece a la biblioteca y no se puede cambiar; cotejo deck new hace una propia
failed-address = «{ $name }» no lleva a ninguna parte; se puede guardar un lugar, o compare:…, search:…, figures:…, penalties:…, grid:…, timeline:… o promises:…
failed-no-comparison = «{ $name }» no es una comparación; lo es compare:PAÍS+PAÍS[/TEMA[/PUNTO]]

# Lo que se comparte
shared-bookmarks = Marcadores
shared-syntax = no se puede leer: { $said }
shared-too-deep = anida demasiado
shared-future = lo escribió una versión posterior (esquema { $found })
shared-missing = le falta { $field }
shared-bad = su { $field } no es lo que debería ser

# Importar
import-new =
    { $count ->
        [one] 1 es nuevo
       *[other] { $count } son nuevos
    }
import-different =
    { $count ->
        [one] 1 está aquí de otro modo
       *[other] { $count } están aquí de otro modo
    }
import-merged = ahora contiene ambos
import-beside = guardado aparte como { $id }
import-count = nuevos: { $new }; distintos: { $different }; iguales: { $same }
import-dry-run = No se hizo nada: --dry-run.
import-nothing = no hay nada que importar en { $file }
import-too-big = { $file } pasa de { $limit } bytes, lo máximo que se admite
import-not-utf8 = { $file }:{ $line }: esto no es texto UTF-8
import-io = no se pudo leer { $file }: { $said }
