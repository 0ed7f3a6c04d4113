import { labelled, type LabelledNote } from './labelled';

/**
 * Texts of our own, made up for this purpose: places, offices and figures in them are invented. Every second one (odd
 * places) was looked at while weights and words were chosen; the others measure how well that does on unseen texts.
 */
export const LABELLED_NOTES: readonly LabelledNote[] = [
  ...labelled('en', `
    CN The photo was taken in 2016 during a festival in Arlow, not at last week's march. https://photos.example.org/arlow-2016
    CN The vaccine study followed 41,200 people for two years and found no rise in heart disease. https://journal.example.org/study/88
    CN The mayor did not cancel the bus line. The council voted 9 to 4 on 12 March to reduce it to hourly service.
    CN This clip is from a video game. The developer published the same scene in its trailer in 2021. https://games.example.org/trailer
    CN Unemployment in the district was 5.4 % in May, not 15 %, according to the labour office. https://stats.example.org/may
    CN The quote is missing its second half. In the full interview she says the plan "will not be paid for by families".
    CN The law applies to companies with more than 250 employees. Small shops are excluded by section 4.
    CN The bridge was closed for planned maintenance announced in January, and it reopened on 3 June.
    CN The graph starts at 90 instead of 0, which makes a rise of 2 % look like a doubling.
    CN The account that posted this is a parody account, as its profile states.
    CN The river level shown was measured in 1997; the current level is 2.1 metres. https://water.example.org/gauge/7
    CN The court dismissed the case on procedural grounds and made no finding on whether fraud took place.
    CN The original headline was corrected by the newspaper two hours later. https://paper.example.org/corrections
    CN Eating apple seeds in normal amounts is not dangerous: a toxic dose is about 150 crushed seeds.
    CN The company recalled 3,000 cars in Europe. The claim that all models are affected leaves out that newer ones have another brake.
    CN The film was never banned; it received an age rating of 16 and was shown in 212 cinemas.
    CN The species is not extinct. Researchers counted 340 birds in the delta in 2023.
    CN The image was generated with software: the left hand has six fingers and the shop sign has no readable letters.
    CN The subsidy ended in 2019. The post describes rules that are no longer in force.
    CN The ministry publishes the list of recipients every quarter, contrary to what the post says.
    ON I think this minister is the worst thing that ever happened to our schools.
    ON Everyone knows the media only care about clicks, so why would anyone trust this?
    ON This is absolutely disgusting and the organisers should be ashamed of themselves!
    ON In my opinion the new stadium is ugly and a waste of money.
    ON They will probably raise taxes again next year, you just wait.
    ON What a beautiful speech, finally somebody who understands ordinary people!
    ON Maybe they are hiding something. It certainly smells like a cover-up to me.
    ON Wake up, people! When will we finally stop believing these politicians?
    ON No note needed, this is just somebody's view and he is right.
    ON The government needs to act now and stop this madness.
    ON Nobody believes this nonsense any more. Pure propaganda.
    ON Great leaders do not talk like this. Sad!
    MN The figure is right for 2022, but it is dishonest to leave out the two years after it. https://stats.example.org/series
    MN I believe the clip is older: the trams in it were replaced in 2018.
    MN The report does say 40 %, but obviously that includes part-time workers.
    MN The minister said it, yes, and it was a ridiculous thing to say. https://parliament.example.org/record
    MN According to the census it is 12 million, which seems terribly low to me.
    MN The rule changed in 2020. People should read it before posting.
    OR What a load of bullshit, as usual from this channel.
    OR The man is a clown and his so-called plan is garbage.
    OR Only fools would fall for such crap.
    MR The numbers are from 2015, and this guy is a liar for posting them as new.
    OR Oh shut up with your fake outrage.
    OR These people are crooks, the whole lot of them.
    OA You are a complete idiot and nobody wants to read your garbage.
    OA These migrants are vermin and should be exterminated.
    OA I will find you and you will pay for this post.
    OA Kill yourself, moron.
    OA They are cockroaches, not even human. Hang them.
    OA Go back to where you came from, you filthy parasite.`),
  ...labelled('de', `
    CN Das Foto stammt aus dem Jahr 2014 und zeigt ein Volksfest in Lindtal, keine Demonstration. https://archiv.example.org/lindtal
    CN Laut Statistikamt sank die Zahl der Einbrüche 2023 um 6 %. https://amt.example.org/tabelle
    CN Die Ministerin hat das Gesetz nicht allein beschlossen: Der Landtag stimmte am 4. Mai mit 71 zu 48 Stimmen zu.
    CN Im vollständigen Video sagt der Redner, dass er den Vorschlag ablehnt.
    CN Die Studie untersuchte 320 Mäuse und macht keine Aussage über Menschen. https://journal.example.org/maus
    CN Der Artikel wurde von der Redaktion am nächsten Tag berichtigt.
    CN Das Bild wurde mit einem Programm erzeugt; die Schrift auf dem Schild ergibt keine Wörter.
    CN Die Regel gilt erst ab 250 Beschäftigten, kleine Betriebe sind ausgenommen.
    CN Das Konto ist als Satire gekennzeichnet.
    CN Der Zug entgleiste 2009 in einem anderen Land; das Video ist seit 2012 im Netz.
    CN Die Impfung ist seit 2021 zugelassen, nicht seit 2019.
    CN Das Gericht hat die Klage abgewiesen, weil die Frist abgelaufen war.
    CN Der Strompreis für Haushalte lag im April bei 31 Cent, nicht bei 60.
    CN Die Karte zeigt Temperaturen am Boden und nicht in der Luft, deshalb sind die Werte höher.
    CN Die Brücke wurde planmäßig gesperrt; die Stadt kündigte das im Februar an. https://stadt.example.org/bruecke
    CN Die zitierte Umfrage hatte 104 Teilnehmer aus einem einzigen Ort.
    CN Das Zitat ist gekürzt. Vollständig lautet es: "Wir prüfen das, mehr nicht."
    CN Die Behörde veröffentlicht alle Messwerte stündlich auf ihrer Seite.
    CN Wölfe sind dort seit 1998 wieder heimisch; ausgesetzt wurden sie nicht.
    CN Der Betrag von 4 Milliarden verteilt sich auf zehn Jahre.
    ON Ich finde diese Regierung einfach unerträglich.
    ON Jeder weiß, dass die Medien lügen. Wacht endlich auf!
    ON Das ist eine Schande für unser Land!
    ON Meiner Meinung nach ist das neue Rathaus hässlich und viel zu teuer.
    ON Wahrscheinlich wollen sie damit nur von ihren Fehlern ablenken.
    ON Der Mann sollte sofort zurücktreten.
    ON Wunderbar, endlich sagt es mal jemand!
    ON Wer glaubt denn so etwas noch? Lächerlich.
    ON Das klingt nach einem abgekarteten Spiel, vielleicht steckt mehr dahinter.
    ON Es reicht! Höchste Zeit, dass sich etwas ändert.
    ON Ehrlich gesagt ist das alles Quatsch.
    ON Man müsste diesen Sender abschalten.
    MN Die Zahl stimmt für 2020, aber sie ohne das Folgejahr zu zeigen ist verlogen. https://amt.example.org/reihe
    MN Ich glaube, das Bild ist älter: Die Straßenbahn wurde 2015 ersetzt.
    MN Laut Bericht sind es 40 %, das ist natürlich nur die halbe Wahrheit.
    MN Der Satz ist so gefallen, und er war furchtbar dumm. https://parlament.example.org/protokoll
    MN Die Studie gibt es, aber sie ist wohl kaum ernst zu nehmen: 12 Teilnehmer.
    MN Die Regel wurde 2022 geändert. Das sollte man wissen, bevor man so etwas schreibt.
    OR So eine Scheiße liest man nur auf diesem Kanal.
    OR Der Typ ist ein Clown und sein Plan ist Müll.
    OR Nur ein Trottel fällt auf diesen Blödsinn herein.
    MR Die Zahlen sind von 2013, und der Verfasser ist ein Lügner, wenn er sie als neu ausgibt.
    OR Haltet einfach die Klappe mit eurer Empörung.
    OR Alles Heuchler, die ganze Bande.
    OA Du bist ein Vollidiot und gehörst eingesperrt.
    OA Dieses Pack ist Ungeziefer, alle abschieben.
    OA Wir wissen, wo du wohnst, pass auf dich auf.
    OA Verreck doch, du Drecksack.
    OA Solche Verräter gehören an den Galgen.
    OA Geht zurück in euer Land, ihr Parasiten.`),
  ...labelled('es', `
    CN La foto es de 2013 y muestra una romería en Valdeluna, no una protesta. https://fotos.example.org/valdeluna
    CN Según el instituto de estadística, el paro fue del 11 % en abril. https://datos.example.org/abril
    CN La alcaldesa no cerró el centro de salud: lo trasladó a otra calle el 2 de junio.
    CN En la entrevista completa el ministro dice que la medida "no se aplicará este año".
    CN El estudio incluye a 58 personas y no menciona a los niños. https://revista.example.org/58
    CN El periódico corrigió el titular esa misma tarde.
    CN La imagen fue generada por ordenador: las letras del cartel no forman palabras.
    CN La norma solo se aplica a empresas con más de 50 trabajadores.
    CN La cuenta es una parodia, como indica su perfil.
    CN El vídeo corresponde a una inundación de 2011 en otro país.
    CN El tribunal archivó la causa porque había prescrito.
    CN El gráfico empieza en 80 y no en 0, por eso la subida del 3 % parece enorme.
    CN El medicamento está autorizado desde 2020 para mayores de 12 años.
    CN La ayuda terminó en diciembre de 2021; el mensaje describe reglas antiguas.
    CN El puente se cerró por obras anunciadas en enero. https://ciudad.example.org/puente
    CN La cifra de 900 millones es para diez años, no para uno.
    CN El lince no está extinguido: en 2022 se contaron 1.600 ejemplares.
    CN La película nunca fue prohibida; se estrenó en 180 salas.
    CN La lista de subvenciones se publica cada trimestre en el portal de transparencia.
    CN El récord de temperatura es de 1994, con 46,2 grados.
    ON Creo que este gobierno es lo peor que nos ha pasado.
    ON Todo el mundo sabe que la prensa miente. ¡Despierten!
    ON ¡Qué vergüenza de país!
    ON En mi opinión el nuevo estadio es feo y carísimo.
    ON Seguramente quieren distraernos de otra cosa.
    ON El presidente debería dimitir hoy mismo.
    ON ¡Maravilloso discurso, por fin alguien que dice la verdad!
    ON ¿Quién se cree todavía estas tonterías?
    ON Esto huele a montaje, quizá haya algo más detrás.
    ON Ya basta, hay que parar esta locura.
    ON La verdad es que me parece todo absurdo.
    ON Nadie quiere esa ley injusta.
    MN El dato es correcto para 2019, pero ocultar los años siguientes es deshonesto. https://datos.example.org/serie
    MN Creo que la imagen es anterior: ese tranvía se retiró en 2016.
    MN Según el informe es el 40 %, aunque obviamente incluye a los jubilados.
    MN La frase existe y fue una estupidez lamentable. https://congreso.example.org/actas
    MN El estudio existe, pero parece que solo participaron 12 personas.
    MN La ley cambió en 2022. Deberían leerla antes de opinar.
    OR Menuda mierda de noticia, como siempre en este canal.
    OR Ese hombre es un payaso y su plan es basura.
    OR Solo un imbécil se cree semejante disparate.
    MR Las cifras son de 2014 y quien las publica como nuevas es un mentiroso.
    OR Cállense ya con tanta indignación falsa.
    OR Son todos unos sinvergüenzas y unos vendidos.
    OA Eres un imbécil y nadie quiere leer tus tonterías.
    OA Esa gentuza es escoria, habría que echarlos a todos.
    OA Sabemos dónde vives, vas a pagar por esto.
    OA Muérete, desgraciado.
    OA Son cucarachas, no son personas.
    OA Vuelvan a su país, parásitos.`),
  ...labelled('fr', `
    CN La photo date de 2015 et montre une fête à Valbrune, pas une manifestation. https://photos.example.org/valbrune
    CN Selon l'institut de statistique, le chômage était de 7,3 % en mars. https://chiffres.example.org/mars
    CN La maire n'a pas fermé la piscine : le conseil a voté des travaux le 9 avril.
    CN Dans l'entretien intégral, le ministre précise que la mesure "ne concerne pas les retraités".
    CN L'étude porte sur 64 patients et ne dit rien des enfants. https://revue.example.org/64
    CN Le journal a corrigé ce titre le lendemain.
    CN L'image a été générée par un logiciel : le texte de l'enseigne est illisible.
    CN La règle ne vise que les entreprises de plus de 50 salariés.
    CN Ce compte est parodique, comme l'indique sa description.
    CN La vidéo montre une inondation de 2010 dans un autre pays.
    CN Le tribunal a rejeté la plainte parce que le délai était dépassé.
    CN L'axe du graphique commence à 80, ce qui fait paraître énorme une hausse de 2 %.
    CN Ce médicament est autorisé depuis 2020 pour les plus de 12 ans.
    CN L'aide a pris fin en décembre 2021 ; le message décrit d'anciennes règles.
    CN Le pont a été fermé pour des travaux annoncés en janvier. https://ville.example.org/pont
    CN Le montant de 900 millions couvre dix ans, et non une seule année.
    CN Le loup est revenu naturellement en 1992 ; aucun lâcher n'a été enregistré.
    CN Le film n'a jamais été interdit : il est sorti dans 190 salles.
    CN La liste des subventions est publiée chaque trimestre par le ministère.
    CN Le record de chaleur date de 2003, avec 44,1 degrés.
    ON Je trouve ce gouvernement tout simplement insupportable.
    ON Tout le monde sait que les médias mentent. Réveillez-vous !
    ON Quelle honte pour notre pays !
    ON À mon avis, le nouveau stade est laid et hors de prix.
    ON Ils veulent sans doute nous distraire d'autre chose.
    ON Le président devrait démissionner aujourd'hui.
    ON Magnifique discours, enfin quelqu'un qui ose parler !
    ON Qui croit encore à ces bêtises ?
    ON Ça sent la mise en scène, il y a peut-être autre chose derrière.
    ON Ça suffit, il faut arrêter cette folie.
    ON Franchement, tout cela est absurde.
    ON Personne ne veut de cette loi injuste.
    MN Le chiffre est exact pour 2019, mais cacher les années suivantes est malhonnête. https://chiffres.example.org/serie
    MN Je crois que l'image est plus ancienne : ce tramway a disparu en 2016.
    MN D'après le rapport c'est 40 %, mais cela inclut évidemment les retraités.
    MN La phrase a bien été prononcée, et elle était lamentable. https://assemblee.example.org/seance
    MN L'étude existe, mais il semble que seules 12 personnes y aient participé.
    MN La loi a changé en 2022. Il faudrait la lire avant d'en parler.
    OR Quelle merde, comme toujours sur cette chaîne.
    OR Ce type est un clown et son projet ne vaut rien.
    OR Il faut être un crétin pour croire ça.
    MR Les chiffres datent de 2014 et celui qui les présente comme nouveaux est un menteur.
    OR Fermez-la avec votre fausse indignation.
    OR Tous des vendus et des bouffons.
    OA Tu es un imbécile et personne ne veut lire tes bêtises.
    OA Cette racaille est de la vermine, il faut les expulser.
    OA On sait où tu habites, tu vas le payer.
    OA Crève, pauvre type.
    OA Ce sont des cafards, pas des êtres humains.
    OA Retournez chez vous, parasites.`),
];
