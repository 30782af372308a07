# La comparación: en qué difieren las columnas, qué tiempos están juntos, qué cambió entre dos ediciones.

differs-in = difiere en { $what }
differs-law = la ley
differs-figures = las cifras
differs-voices = quién habla
differs-holdings = solo difiere lo que tiene la biblioteca
span-beside = { $first } junto a { $second }
change-repeated = se repite
change-changed = cambió
change-new = nuevo
change-gone = ya no está
