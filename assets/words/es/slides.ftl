# Diapositivas para llevar: páginas y Markdown.

slides-contents = Contenido
slides-handout = Imprimir como material para repartir: tres diapositivas por página, con líneas para escribir
slides-place = { $number } / { $count }
slides-previous = Diapositiva anterior
slides-next = Diapositiva siguiente
slides-note = Nota de quien habla
slides-minutes = En total: { $count } min
slides-not-searched = Esta búsqueda se hace de nuevo cada vez. Lo que encuentra está en la página que hace cotejo deck export.
slides-data = Para cotejo
slides-data-about = De este bloque vuelve a leer cotejo deck import la presentación.
deck-export-empty = aún no hay nada en { $name }
deck-export-not-searched = no incluye lo que encuentra { $place }: { $said }
failed-no-handout = --handout es para --format html; las demás formas no tienen páginas
failed-pack-deck = { $name } viene con un paquete: sale en html o md; json y toml son para las presentaciones propias
