# El cuadro de una nota: sobre qué es, la nota, sus etiquetas; borradores de notas.

context-note = En el cuadro de una nota

note-title = Marcador
note-title-edit = Nota de un marcador
note-title-item = Nota para quien habla
target-passage = Pasaje
target-point = Punto
target-section = Sección
target-report = Informe
target-country = País
note-labels = Etiquetas
note-labels-none = ninguna; sepárelas con comas
note-empty = Su nota
note-position = fila { $at } de { $of }
note-kept = borrador { $time }
note-too-large = En una nota caben { $limit } KB como máximo. Eso no se tomó; lo escrito antes sigue como estaba.
note-reverted = Como se guardó. Con { $key } vuelve lo escrito.

draft-restored = El borrador ha vuelto. Con { $key } se descarta.
draft-restored-of = El borrador ({ $time }) ha vuelto. Con { $key } se descarta.
draft-none = No hay ningún borrador de nota.
draft-waits = { $count ->
    [one] Una nota está sin guardar ({ $place }, { $time }).
   *[other] { $count } notas están sin guardar; la última, { $place }, { $time }.
}
draft-waits-there = Con m allí se retoma.
draft-waits-anywhere = Para retomarla, escriba «borrador» tras { $key }.

draft-not-kept = Lo que escribe no queda como borrador: { $why }

editor-unset = No se ha indicado ningún editor. Defina VISUAL o EDITOR antes de abrir cotejo, como en EDITOR=nano.
editor-failed = { $editor } terminó con un error; el texto sigue como estaba.
editor-not-run = No se pudo ejecutar { $editor }: { $said }
editor-left = Lo que había escrito está en { $file }.
editor-too-large = En una nota caben { $limit } KB como máximo; el texto sigue como estaba. Lo que escribió el editor está en { $file }.

action-edit-note = Nota y etiquetas del marcador
action-note-save = Guardar la nota
action-note-line = Cortar la línea
action-note-widen = Marcar en su lugar todo el punto, la sección, el país
action-note-field = A las etiquetas, y otra vez a la nota
action-note-editor = Editar la nota con el programa de VISUAL o EDITOR
action-note-leave = Dejar la nota; lo escrito queda como borrador
action-note-undo = Deshacer lo escrito
action-note-redo = Rehacer lo deshecho
action-note-revert = La nota como se guardó; descarta un borrador
action-resume-draft = Retomar la última nota sin guardar, un borrador

foot-edit-note = nota
foot-note-save = guardar
foot-note-line = otra línea
foot-note-widen = ampliar
foot-note-field = etiquetas
foot-note-editor = editor
foot-note-leave = borrador
