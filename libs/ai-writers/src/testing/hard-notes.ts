import { labelled, type LabelledNote } from './labelled';

/**
 * Texts that are hard on purpose: opinions without any of the usual words, irony, abuse without names, and claims about
 * insults, corruption or terrible events. Nothing was changed for them; they show where the heuristic ends.
 */
export const HARD_NOTES: readonly LabelledNote[] = [
  ...labelled('en', `
    CN The former treasurer was convicted of corruption in 2018 and served two years.
    CN The witness said under oath that the guard called her an idiot before the door closed.
    CN "The Idiot" is a novel; the quote on the poster comes from its third chapter.
    CN The terrible fire of 1904 destroyed 1,500 buildings, not 15,000.
    CN The clownfish in the aquarium were bred there. None were taken from the reef.
    CN The band's lead singer did use the word "traitors", but about the football club.
    ON A country that treats its elderly like this has lost its way.
    ON Sure, and pigs fly.
    ON Funny how these mistakes always go in one direction.
    ON Ask yourself who benefits.
    ON The old version of the song had soul, this one has none.
    OA People like him do not belong among decent folk. Somebody ought to teach him a lesson one dark night.
    OA Every last one of them ought to disappear from this town.
    OR Typical garbage from a garbage channel.
    MN Bus fares rose by 8 % this year. A slap in the face of everyone who cannot afford a car.`),
  ...labelled('de', `
    CN Der frühere Kassenwart wurde 2018 wegen Korruption zu zwei Jahren Haft verurteilt.
    CN Die Zeugin sagte aus, der Wachmann habe sie als Idiotin bezeichnet.
    CN Der Schädling ist kein Ungeziefer im Sinne der Verordnung, sondern ein geschützter Käfer.
    CN Bei dem schrecklichen Brand von 1904 verloren 230 Menschen ihr Zuhause, nicht 2.300.
    CN Der Bus hält dort seit dem Umbau wieder.
    CN Das Wort "Verräter" fiel in der Rede, gemeint war eine Romanfigur.
    ON Ein Land, das so mit seinen Alten umgeht, hat sich aufgegeben.
    ON Na klar, und morgen kommt der Weihnachtsmann.
    ON Komisch, dass solche Fehler immer nur in eine Richtung gehen.
    ON Fragt euch mal, wem das nützt.
    ON Früher hatte die Sendung Witz, heute hat sie Werbung.
    OA Leute wie der haben hier nichts verloren, dem müsste man nachts mal die Meinung geigen.
    OA Von denen sollte keiner übrig bleiben.
    OR Typischer Müll von einem Müllsender.
    MN Die Fahrpreise stiegen um 8 %. Ein Schlag ins Gesicht für alle ohne Auto.`),
  ...labelled('es', `
    CN El antiguo tesorero fue condenado por corrupción en 2018 a dos años de cárcel.
    CN La testigo declaró que el guardia la llamó estúpida antes de cerrar la puerta.
    CN La escoria que se ve en la foto es un residuo de los altos hornos, no basura del pueblo.
    CN El horrible incendio de 1904 destruyó 1.500 casas, no 15.000.
    CN El autobús vuelve a parar allí desde las obras.
    CN La palabra "traidores" aparece en la canción, pero habla de un equipo de fútbol.
    ON Un país que trata así a sus mayores ha perdido el rumbo.
    ON Claro, y los burros vuelan.
    ON Qué curioso que los errores vayan siempre en la misma dirección.
    ON Pregúntense a quién beneficia.
    ON Antes el programa tenía gracia, ahora tiene anuncios.
    OA Gente como él sobra en este pueblo, alguien tendría que darle un susto una noche.
    OA No tendría que quedar ni uno.
    OR Lo de siempre: otra porquería de esa cadena.
    MN El billete subió un 8 %. Una bofetada para quien no tiene coche.`),
  ...labelled('fr', `
    CN L'ancien trésorier a été condamné pour corruption en 2018 à deux ans de prison.
    CN Le témoin a déclaré que le gardien l'avait traitée d'idiote avant de fermer la porte.
    CN Le gui est un parasite du pommier ; la photo ne montre aucune maladie.
    CN L'horrible incendie de 1904 a détruit 1 500 maisons, et non 15 000.
    CN Le bus s'y arrête de nouveau depuis les travaux.
    CN Le mot "traîtres" figure dans la chanson, mais il vise un club de football.
    ON Un pays qui traite ainsi ses anciens a perdu son chemin.
    ON Mais oui, et les poules ont des dents.
    ON Curieux que les erreurs aillent toujours dans le même sens.
    ON Demandez-vous à qui cela profite.
    ON Avant, l'émission avait de l'esprit ; maintenant elle a de la publicité.
    OA Les gens comme lui n'ont rien à faire ici, quelqu'un pourrait bien lui apprendre la politesse un soir.
    OA Il ne faudrait pas qu'il en reste un seul.
    OR Encore une saleté de cette chaîne, comme d'habitude.
    MN Le ticket a augmenté de 8 %. Une gifle pour ceux qui n'ont pas de voiture.`),
];
