# Qué puede fallar con los archivos propios del lector, y qué hacer.

store-no-place = No se guarda nada: no se conoce ninguna carpeta personal. Defina HOME o XDG_DATA_HOME.
store-io = { $path }: { $said }. El archivo está como estaba.
store-locked = Otro cotejo está escribiendo ({ $path }). Inténtelo de nuevo.
store-broken = { $path }:{ $line }: no se puede leer ({ $said }), por eso no se sobrescribe. Corríjalo, o deje que cotejo state repair lo rehaga con el .bak que está al lado y lo guardado desde entonces.
store-conflict = { $path }:{ $line }: tiene las marcas de un conflicto de git, por eso no se sobrescribe. Resuélvalo, o deje que cotejo state repair una los dos lados.
store-future = { $path }: lo escribió un cotejo posterior (esquema { $found }), por eso no se sobrescribe. Use esa versión.
store-not-a-file = { $path }: hay una carpeta, una tubería o un dispositivo donde debería haber un archivo. Retírelo.
store-not-utf8 = { $path }:{ $line }: no está en UTF-8, por eso no se sobrescribe. Guárdelo en UTF-8 o retírelo.
store-not-ours = { $path }: no es un archivo de marcadores (schema = 1 y tablas [[bookmark]]), por eso no se sobrescribe. Retírelo.
store-unproved = { $path }: el texto nuevo no se leería como se quiso, por eso no se escribió nada. Es un fallo de cotejo; comuníquelo, por favor.
store-bad-journal = { $path }:{ $line }: esta línea del diario no se puede leer y hay otras detrás, por eso no se cambia nada. cotejo state repair la aparta y conserva todas las demás.
store-gone = { $path }: el archivo estaba y ya no está. cotejo state repair recupera todo lo que se guardó; para empezar de nuevo, retire el .bak que está al lado y la carpeta del diario.
store-not-settled = Guardado, pero aún no escrito en el archivo que leen las personas. { $said }
store-note-too-big = La nota supera { $limit } bytes.
store-dropped = { $said } Ese cambio no se conserva; lo demás quedó guardado.

# Qué hay en el disco, y qué se reparó
state-bookmarks = { $path }: { $bookmarks ->
        [one] 1 marcador
       *[other] { $bookmarks } marcadores
    }, { $decks ->
        [one] 1 presentación
       *[other] { $decks } presentaciones
    }
state-before = { $path }: el contenido anterior
state-journal = { $path }: { $changes ->
        [0] todo está ya en el archivo
        [one] 1 cambio guardado que aún no está escrito en el archivo
       *[other] { $changes } cambios guardados que aún no están escritos en el archivo
    }
state-last = { $path }: { $changes ->
        [one] 1 cambio
       *[other] { $changes } cambios
    } del contenido anterior al archivo
state-side = { $path }: { $changes ->
        [one] 1 cambio guardado
       *[other] { $changes } cambios guardados
    } mientras no se podía usar el diario
state-drafts = { $path }: { $files ->
        [0] ninguna nota a medio escribir
        [one] 1 nota a medio escribir
       *[other] { $files } notas a medio escribir
    }
state-aside = { $path }: se apartó; mírelo y después bórrelo
state-unfinished = { $path }: quedó a medias cuando se detuvo un cotejo; nadie lo lee, y se puede borrar cuando no haya ningún cotejo abierto
state-count = { $errors ->
        [0] ningún error
        [one] 1 error
       *[other] { $errors } errores
    }, { $warnings ->
        [0] ningún aviso
        [one] 1 aviso
       *[other] { $warnings } avisos
    }
state-io = { $path }: { $said }
state-bad-line = { $path }:{ $line }: esta línea no se puede leer. cotejo state repair la aparta y conserva todas las demás.
state-torn = { $path }:{ $line }: esta línea no se escribió hasta el final y nunca se dio por guardada. Se aparta al guardar la próxima vez.
state-unreadable = { $path }:{ $line }: esta entrada no se puede leer y se queda en el archivo como está. Necesita un id y un lugar.
state-did-nothing = nada que reparar
state-did-lines = { $path }: { $count ->
        [one] la línea { $lines } no se podía leer y ahora está
       *[other] las líneas { $lines } no se podían leer y ahora están
    } en { $to }; todas las demás se conservan
state-did-torn = { $path }: el final no estaba completo y ahora está en { $to }
state-did-side = { $path }: no se podía leer y ahora es { $to }
state-did-bring-back = { $path }: rehecho con el contenido anterior y todo lo guardado desde entonces; lo que había está en { $to }
state-did-make-anew = { $path }: rehecho con todo lo guardado
state-did-merge = { $path }: se unieron los dos lados del conflicto; el archivo con el conflicto es { $to }
state-did-write = { $path }: { $changes ->
        [one] 1 cambio escrito
       *[other] { $changes } cambios escritos
    }

# Configuración
config-file = Ajustes de cotejo. Este archivo es { $path }
config-nowhere = Ajustes de cotejo; no se conoce ninguna carpeta para el archivo.
config-lang = Idioma: en, es, o auto para el del sistema.
config-theme = Tema: ansi (los colores de la terminal), contrast, mono.
config-mouse = Si el ratón desplaza y elige en el lector.
config-text-width = Columna de texto más ancha, en celdas, de 40 a 200.
config-library = Carpetas de informes además de los incluidos.
config-keys = Otras teclas: acción = "ctrl-g" o ["g", "f5"]; cotejo keys enumera las acciones.
