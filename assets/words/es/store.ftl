# Qué puede fallar con los archivos propios del lector, y qué hacer.

store-no-place = No se guarda nada: no se conoce ninguna carpeta personal. Defina HOME o XDG_DATA_HOME.
store-io = { $path }: { $said }. El archivo está como estaba.
store-locked = Otro cotejo está escribiendo ({ $path }). Inténtelo de nuevo.
store-broken = { $path }:{ $line }: no se puede leer ({ $said }), por eso no se sobrescribe. Corríjalo o retírelo; el contenido anterior está al lado, en el .bak.
store-conflict = { $path }:{ $line }: tiene las marcas de un conflicto de git, por eso no se sobrescribe. Resuélvalo antes.
store-future = { $path }: lo escribió un cotejo posterior (esquema { $found }), por eso no se sobrescribe. Use esa versión.
store-not-a-file = { $path }: hay una carpeta, una tubería o un dispositivo donde debería haber un archivo. Retírelo.
store-not-utf8 = { $path }:{ $line }: no está en UTF-8, por eso no se sobrescribe. Guárdelo en UTF-8 o retírelo.
store-not-ours = { $path }: no es un archivo de marcadores (schema = 1 y tablas [[bookmark]]), por eso no se sobrescribe. Retírelo.
store-unproved = { $path }: el texto nuevo no se leería como se quiso, por eso no se escribió nada. Es un fallo de cotejo; comuníquelo, por favor.
store-bad-journal = { $path }:{ $line }: esta línea del diario no se puede leer y hay otras detrás, por eso no se cambia nada. cotejo state repair la aparta y conserva todas las demás.
store-gone = { $path }: el archivo estaba y ya no está. cotejo state repair recupera todo lo que se guardó; para empezar de nuevo, retire el .bak que está al lado y la carpeta del diario.
store-not-settled = Guardado, pero aún no escrito en el archivo que leen las personas. { $said }
store-note-too-big = La nota supera { $limit } bytes.

# Configuración
config-file = Ajustes de cotejo. Este archivo es { $path }
config-nowhere = Ajustes de cotejo; no se conoce ninguna carpeta para el archivo.
config-lang = Idioma: en, es, o auto para el del sistema.
config-theme = Tema: ansi (los colores de la terminal), contrast, mono.
config-mouse = Si el ratón desplaza y elige en el lector.
config-text-width = Columna de texto más ancha, en celdas, de 40 a 200.
config-library = Carpetas de informes además de los incluidos.
config-keys = Otras teclas: acción = "ctrl-g" o ["g", "f5"]; cotejo keys enumera las acciones.
