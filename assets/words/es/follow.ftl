# La vista de quien habla: cómo va una presentación, en una terminal que la sala no ve.

follow-title = Vista de quien habla
follow-none = No hay ninguna presentación en curso.
follow-none-hint = Esta ventana espera una: iníciela con cotejo present en otra terminal suya de este equipo y aparecerá aquí sola.
follow-over = «{ $title }» terminó, a los { $time }.
follow-other-over = «{ $title }» terminó.
follow-next-appears = La próxima presentación aparecerá aquí sola.
follow-several = { $count } presentaciones; Tab cambia de una a otra.

follow-other-version = Presenta otra versión de cotejo, y lo que dice no se entiende aquí. Abra ambas ventanas con la misma.
follow-not-a-cue = La presentación dijo algo que no se entiende; se muestra lo último que se entendió.
follow-too-long = La presentación dijo más de 1 MB de una vez; se muestra lo último que se entendió.
follow-foreign = { $file } es de otro usuario y no se toca.
follow-folder = No se usa { $folder }: otros podrían poner algo ahí. Debe ser una carpeta suya, cerrada a los demás (modo 700).
follow-broken = Falló una parte de esta ventana y lo que muestra puede no estar al día. Ciérrela y vuelva a abrirla; la presentación sigue.

follow-slide = diapositiva { $at }/{ $of }
follow-page = página { $at }/{ $of }
follow-blank = La sala no ve nada.
follow-reveal = Se descubre: { $mode }
follow-hidden = (oculto) { $text }
follow-more = … { $count ->
    [one] 1 fila más
   *[other] { $count } filas más
}
follow-next = Sigue: { $title }
follow-last = Es la última diapositiva.
follow-notes = Notas
follow-no-notes = Aquí no hay notas.

follow-item = Elemento { $at } de { $of }: { $time }
follow-item-planned = Elemento { $at } de { $of }: { $time } de { $minutes } min
follow-item-over = Elemento { $at } de { $of }: { $time }, { $over } más que sus { $minutes } min
follow-time = Van { $time } · sin tiempo previsto
follow-time-left = Van { $time } · quedan { $left }
follow-time-over = Van { $time } · { $over } de más
follow-on-plan = Según lo previsto
follow-behind = { $time } de retraso
follow-ahead = { $time } de adelanto
follow-slide-of = Diapositiva { $at } de { $of }
follow-percent = { $percent } %
follow-percent-of = { $percent } % de { $minutes } min

follow-key-leave = salir
follow-key-notes = notas { $from }–{ $to } de { $of }
follow-key-other = otra presentación
follow-key-slide = diapositiva
follow-key-theme = tema
