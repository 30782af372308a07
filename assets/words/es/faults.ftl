# Qué puede estar mal en un archivo: qué es y qué hacer. Delante van archivo, línea, columna y campo.

fault-meant = ¿Quiso decir «{ $meant }»?

fault-syntax = No es TOML válido ({ $said }): corrija esta instrucción.
fault-unreadable = No se puede leer ({ $said }): revise el nombre y los permisos.
fault-not-a-file = No es un archivo normal: indique aquí un archivo TOML.
fault-too-big = { $what ->
    [bytes] El archivo tiene más de { $limit } bytes: divídalo.
    [passages] El informe tiene más de { $limit } pasajes: divídalo; los demás no se muestran.
    [depth] Anidado a más de { $limit } niveles: al formato le bastan dos.
    [topics] Más de { $limit } temas: reúna algunos; este queda fuera.
    [points] Más de { $limit } puntos en un tema: reúna algunos; este queda fuera.
    [decks] Más de { $limit } presentaciones en un paquete: haga otro paquete para las demás, que quedan fuera.
    [items] Más de { $limit } elementos en una presentación: haga dos de ella; los demás quedan fuera.
   *[problems] Hay más de { $limit } problemas en este archivo: corrija estos y vuelva a revisarlo.
}
fault-not-utf8 = Desde aquí no es UTF-8: guarde el archivo como UTF-8.
fault-utf16 = El archivo está en UTF-16: guárdelo como UTF-8.
fault-conflict-markers = Aquí empieza un conflicto de git: elija un lado y borre las marcas.
fault-schema = Esta versión no lee el esquema «{ $found }»: escriba schema = 1 o use un cotejo más reciente.
fault-schema-missing = El archivo no dice su esquema: ponga schema = 1 al principio.
fault-unknown-key = El formato no tiene esta clave, así que no se lee: corrija el nombre o bórrela.
fault-missing = Falta esta clave: agréguela.
fault-wrong-type = El valor no es del tipo debido ({ $said }): escríbalo como pide el formato.
fault-brackets = No está escrito como pide el formato: el encabezado es { $meant }.
fault-unknown-word = «{ $found }» no es una de las palabras de esta clave: use una de la lista.
fault-bad-id = «{ $found }» no es un identificador: use minúsculas sin acento, cifras y guiones sencillos, 64 caracteres como máximo.
fault-duplicate = «{ $found }» ya se usó en { $first }: dele otro nombre a este; queda fuera.
fault-bad-period = «{ $found }» no es una fecha ni un período: escriba «2006», «2006-03», «2005/2006» o «2014/..».
fault-unknown-country = «{ $found }» no es un código de país: use las dos letras de ISO 3166-1.
fault-unknown-topic = No hay ningún tema «{ $found }»: use uno de la taxonomía.
fault-unknown-point = El tema no tiene ningún punto «{ $found }»: use uno de la taxonomía; mientras tanto queda en su tema.
fault-no-point = Solo se nombra un tema: agregue una barra y el punto.
fault-unknown-indicator = El registro no tiene ningún indicador «{ $found }»: use uno que tenga.
fault-unknown-source = El informe no incluye ninguna fuente «{ $found }»: agréguela o corrija el identificador.
fault-no-source = Un pasaje sin fuente no se muestra: agregue un [[passage.cite]].
fault-uncited = Nada se apoya en esta fuente: cítela en un pasaje o un silencio, o quítela.
fault-dangling = «{ $found }» no lleva a ninguna parte: corrija el identificador o borre el enlace.
fault-circular = Siguiendo «{ $found }» se vuelve aquí: una fuente no puede citarse a sí misma.
fault-drifted = El texto no contiene (o ya no contiene) «{ $lost }»: lea ambos pasajes y corrija el enlace.
fault-bad-figure = De esto no resulta ninguna cifra: indique un valor, o mínimo y máximo en ese orden, y un calificador que corresponda.
fault-bad-url = «{ $found }» no es una dirección web: use una que empiece con http:// o https://.
fault-due-not-planned = Solo lo planeado puede tener plazo: cambie la modalidad o borre esta clave.
fault-empty = No contiene nada: escriba el texto o borre la clave.
fault-long-text = Más de { $limit } caracteres: dígalo en menos o en dos pasajes.
fault-no-twin = Falta el texto en español: agréguelo.
fault-no-reports = No hay ningún informe en esta carpeta: indique una que contenga archivos .toml.
fault-second-taxonomy = Se usan los temas de otro paquete, no estos: cargue uno de los dos paquetes a la vez.
fault-bad-address = «{ $found }» no es una dirección: escriba una como «ve/protection/assistance», «compare:cu+us/legal» o «figures:ve».
fault-not-there = «{ $found }» no lleva a nada en esta biblioteca: corrija la dirección o quite el elemento.
fault-place-and-case = Un elemento muestra una sola cosa: deje el lugar o el caso, y ponga lo otro en un elemento aparte.
fault-case-without-source = Un caso no se muestra sin aquello en que se apoya su respuesta: agregue un [[item.case.source]].
fault-internal = El programa falló con este archivo, y no por culpa suya: avísenos, por favor.
fault-unknown-action = No existe esa acción: cotejo keys las enumera.
fault-unknown-key-name = «{ $found }» no es una tecla: escriba «g», «ctrl-g», «alt-left», «f5», «space» o similar.
fault-ambiguous-key = Las terminales no distinguen «{ $found }» de Tab, Intro o Esc: elija otra tecla.
fault-key-taken = «{ $found }» pertenece aquí a { $by }: dé antes otra tecla a esa acción.
