/** What is refused on the way from a study's first day to its last: study, panel, guide, discussion, moderation, rehearsal. */
export const fieldworkWords: Record<string, string> = {
  'The discussion has begun; its first day cannot be moved any more.':
    'Samtalen har begynt; den første dagen kan ikke flyttes lenger.',
  'A study cannot go from {phase} to {to}.': 'En studie kan ikke gå fra {phase} til {to}.',
  draft: 'utkast',
  recruiting: 'rekruttering',
  field: 'felt',
  analysis: 'analyse',
  'The file is nested too deep.': 'Fila har for mange nivåer inni hverandre.',
  'This is nested too deep.': 'Dette har for mange nivåer inni hverandre.',
  'This is not readable as YAML: {why}': 'Dette kan ikke leses som YAML: {why}',
  'The file refers to itself too often.': 'Fila viser for mange ganger til seg selv.',
  'This holds a character that is none (U+0000 or half of a pair); it cannot be kept.':
    'Dette har et tegn som ikke er et tegn (U+0000 eller et halvt par); det kan ikke lagres.',
  'This is not a number that can be kept.': 'Dette er ikke et tall som kan lagres.',
  'There is no time zone "{zone}"; an example is Europe/Oslo.':
    'Det finnes ingen tidssone «{zone}»; et eksempel er Europe/Oslo.',
  '"{key}" stands twice in {section}.': '«{key}» står to ganger i {section}.',
  'Some of this study fits no study file; change it first.':
    'Noe i denne studien får ikke plass i en studiefil; endre det først.',
  'The study file has faults, and nothing was imported.': 'Studiefila har feil, og ingenting ble importert.',
  'the minimum is larger than the maximum': 'minimum er større enn maksimum',

  'Only somebody who had agreed to take part and left can be taken back.':
    'Bare den som hadde sagt ja og sluttet, kan tas inn igjen.',
  'A seat cannot go from {state} to {to}.': 'En plass kan ikke gå fra «{state}» til «{to}».',
  drawn: 'trukket',
  invited: 'invitert',
  accepted: 'kom inn',
  agreed: 'har samtykket',
  active: 'er med',
  completed: 'fullført',
  declined: 'takket nei',
  expired: 'svarte ikke',
  dropped: 'sluttet',
  withdrawn: 'trakk seg',
  'This was sent already, with other words; those stand.': 'Dette er alt sendt, med andre ord; det er de som står.',
  'This draw has no panel to confirm.': 'Denne trekningen har ikke noe panel å bekrefte.',
  'Somebody whom this draw picked is no longer among the applicants. Draw again.':
    'Noen som ble trukket her, er ikke lenger blant søkerne. Trekk på nytt.',
  'Somebody whom this draw picked has been set aside, has left or is kept out by a rule since. Draw again, or change that first.':
    'Noen som ble trukket her, er siden lagt til side, har sluttet eller holdes ute av en regel. Trekk på nytt, eller endre det først.',
  'They are to be kept apart from somebody who has a place: of the same household, the same employer, or by a rule.':
    'De skal holdes fra noen som har plass: samme husstand, samme arbeidsgiver, eller etter en regel.',
  'This draw has no numbered panels yet.': 'Denne trekningen har ingen nummererte paneler ennå.',
  'This draw has no numbered panels to choose among.': 'Denne trekningen har ingen nummererte paneler å velge blant.',
  'There is no panel with this number.': 'Det finnes ikke noe panel med dette nummeret.',
  'The numbers go from 0 to {last}.': 'Numrene går fra 0 til {last}.',
  'The number of this draw is entered; another one needs another draw.':
    'Nummeret i denne trekningen er ført inn; et annet nummer krever en ny trekning.',
  'Nobody is drawn yet, so there is nothing to explain.': 'Ingen er trukket ennå, så det er ingenting å forklare.',
  'There is nobody left to invite: confirm a draw first.': 'Det er ingen igjen å invitere: bekreft en trekning først.',
  'Only somebody who is invited or takes part can be sent a link.':
    'Bare den som er invitert eller er med, kan få tilsendt en lenke.',
  'Open recruiting before anybody is invited.': 'Åpne rekrutteringen før noen inviteres.',
  'The study is closed; nobody can be invited any more.': 'Studien er avsluttet; ingen kan inviteres lenger.',
  'It is somebody else’s turn by now. Look again before you invite.':
    'Nå er det en annens tur. Se en gang til før du inviterer.',
  'Nobody has been invited to the panel yet: draw it, confirm the draw and send the invitations first.':
    'Ingen er invitert til panelet ennå: trekk det, bekreft trekningen og send invitasjonene først.',
  'People have been told by these numbers who has a place; they stand. Deadlines and replacing can still change.':
    'Folk har fått vite hvem som har plass, etter disse tallene; de står fast. Frister og erstatning kan fortsatt endres.',
  'People have been told already who has a place and who has not; the draw stands.':
    'Folk har alt fått vite hvem som har plass og hvem som ikke har; trekningen står fast.',
  'Some of the plan does not fit.': 'Noe i planen går ikke opp.',
  'Name at least two people who may not both be in the panel.':
    'Oppgi minst to personer som ikke kan være i panelet samtidig.',
  'Name at least two people.': 'Oppgi minst to personer.',
  'The file is no table.': 'Fila er ingen tabell.',
  'The file has no quotas.': 'Fila har ingen kvoter.',
  'There is no column "{column}".': 'Det finnes ingen kolonne «{column}».',
  'This cell is empty.': 'Denne cella er tom.',
  '"{text}" is no whole number.': '«{text}» er ikke et helt tall.',
  'This quota stands twice.': 'Denne kvoten står to ganger.',
  'A crossed quota has as many values as features: {text}.':
    'En krysset kvote har like mange verdier som egenskaper: {text}.',
  'The quotas have been changed in the meantime. Check them again.':
    'Kvotene er endret i mellomtiden. Se på dem igjen.',
  'This draw has no panel to repeat.': 'Denne trekningen har ikke noe panel å gjenta.',
  'Another draw is being repeated; try again in a moment.': 'En annen trekning gjentas nå; prøv igjen om litt.',
  'This draw is over; there is nothing to cancel.': 'Denne trekningen er over; det er ingenting å avbryte.',
  'A draw is running already; wait for it or cancel it.': 'En trekning er alt i gang; vent på den, eller avbryt den.',
  'Invite as many people as there are seats, or more.': 'Inviter like mange som det er plasser, eller flere.',
  'There are two quotas on {traits}; keep one.': 'Det er to kvoter på {traits}; behold én.',
  'There are two shares for {traits}; keep one.': 'Det er to andeler for {traits}; behold én.',
  'The screener has no attribute "{key}".': 'Utvelgelsesskjemaet har ingen egenskap «{key}».',
  'the screener has no attribute "{key}"': 'utvelgelsesskjemaet har ingen egenskap «{key}»',
  '"{key}" stands twice.': '«{key}» står to ganger.',
  '"{value}" stands twice': '«{value}» står to ganger',
  '"{attribute}" has no value "{value}".': '«{attribute}» har ingen verdi «{value}».',
  '"{attribute}" has no value "{value}"': '«{attribute}» har ingen verdi «{value}»',
  'Nobody has two values of "{attribute}"; cross different attributes.':
    'Ingen har to verdier av «{attribute}»; kryss ulike egenskaper.',
  'The minimum is larger than the maximum.': 'Minimum er større enn maksimum.',
  'The minimum may be lowered to this, so it cannot lie above it.':
    'Minimum kan senkes hit, så dette kan ikke ligge over det.',
  'The maximum may be raised to this, so it cannot lie below it.':
    'Maksimum kan heves hit, så dette kan ikke ligge under det.',
  'The wish lies outside minimum and maximum.': 'Ønsket ligger utenfor minimum og maksimum.',
  'The percentages of an attribute add up to 100.': 'Prosentene for en egenskap blir 100 til sammen.',

  'The question opened while it was being changed. Look at it again.':
    'Spørsmålet åpnet mens det ble endret. Se på det en gang til.',
  'The question cannot be kept like this.': 'Spørsmålet kan ikke lagres slik.',
  'The question has opened; its opening cannot be moved any more.':
    'Spørsmålet har åpnet; åpningen kan ikke flyttes lenger.',
  'The question has opened; whose clock it follows cannot be changed any more.':
    'Spørsmålet har åpnet; hvilken klokke det følger, kan ikke endres lenger.',
  'The question has opened; it cannot be made to wait for the one before.':
    'Spørsmålet har åpnet; det kan ikke settes til å vente på det forrige.',
  'The question has opened; who is asked cannot be changed any more.':
    'Spørsmålet har åpnet; hvem som får det, kan ikke endres lenger.',
  'The question has opened: the kind of answer stays, and what can be chosen may be reworded or added to, not taken away.':
    'Spørsmålet har åpnet: svarformen står fast, og det som kan velges, kan omformuleres eller utvides, ikke tas bort.',
  'The question has opened, and people have been told who will see their answer. That cannot be changed any more.':
    'Spørsmålet har åpnet, og folk har fått vite hvem som ser svaret deres. Det kan ikke endres lenger.',
  'The guide has no question yet.': 'Guiden har ingen spørsmål ennå.',
  'The picture is HEIC, which browsers do not show. Save it as JPEG or PNG.':
    'Bildet er HEIC, som nettlesere ikke viser. Lagre det som JPEG eller PNG.',
  'This is neither a picture that browsers show nor a PDF. Save it as JPEG, PNG, WebP or PDF.':
    'Dette er verken et bilde som nettlesere viser, eller en PDF. Lagre det som JPEG, PNG, WebP eller PDF.',
  'The picture has too many points. Make it smaller.': 'Bildet har for mange bildepunkter. Gjør det mindre.',
  'The file cannot be read to its end. Save it anew.': 'Fila kan ikke leses til slutten. Lagre den på nytt.',
  'This is no PDF.': 'Dette er ingen PDF.',
  'The PDF asks for a password. Save it without one.': 'PDF-en ber om et passord. Lagre den uten.',
  'The PDF has no such page.': 'PDF-en har ingen slik side.',
  'Send the bytes of the picture or PDF (application/octet-stream).':
    'Send innholdet i bildet eller PDF-en (application/octet-stream).',
  'Upload the picture first.': 'Last opp bildet først.',
  'the study has {days} days': 'studien har {days} dager',
  'it has to close after it opens': 'det må stenge etter at det åpner',
  'the study is in {languages}; this language is missing': 'studien er på {languages}; dette språket mangler',
  'nobody can respond to answers that only the moderators see': 'ingen kan svare på svar som bare moderatorene ser',
  'There is no such time zone.': 'Det finnes ingen slik tidssone.',
  'an example is Europe/Oslo': 'et eksempel er Europe/Oslo',
  'This week is being played already. Wait some seconds, then play it again.':
    'Denne uka spilles alt. Vent noen sekunder, og spill den igjen.',

  'Notices are for a group that is recruited or talks.': 'Beskjeder er for en gruppe som rekrutteres eller samtaler.',
  'A notice speaks every language of the study.': 'En beskjed skrives på alle språkene i studien.',
  'write something first': 'skriv noe først',
  'write something': 'skriv noe',
  'at most {number} characters': 'høyst {number} tegn',
  'Write something first.': 'Skriv noe først.',
  'Use at most {number} characters.': 'Bruk høyst {number} tegn.',
  'This person no longer takes part and cannot be asked.': 'Denne personen er ikke med lenger og kan ikke spørres.',
  'That draft cannot be kept.': 'Utkastet kan ikke lagres.',
  '{name} has taken this one. Take it over first if you want to go on with it.':
    '{name} har tatt dette. Overta det først hvis du vil gå videre med det.',
  'Only what was settled or closed can be taken up again.': 'Bare det som var avklart eller lukket, kan tas opp igjen.',
  'A probe is out already. Wait for the answer, or close it first.':
    'En oppfølging er alt sendt. Vent på svaret, eller lukk den først.',
  'That does not follow from where this answer stands now.': 'Det følger ikke av hvor dette svaret står nå.',
  '{why} It is {state}.': '{why} Det er {state}.',
  unread: 'ulest',
  clear: 'klart',
  unclear: 'uklart',
  probed: 'fulgt opp',
  answered: 'besvart',
  settled: 'avklart',
  closed: 'lukket',
  'Choose a moderator or researcher of this study.': 'Velg en moderator eller forsker i denne studien.',
  'Something else has happened to this one since; nothing was undone.':
    'Det har skjedd noe annet med dette siden; ingenting ble angret.',
  'This cannot be undone: what was sent stays sent.': 'Dette kan ikke angres: det som er sendt, er sendt.',
  'A question to the moderators gets a reply, or is marked as needing none.':
    'Et spørsmål til moderatorene får svar, eller merkes som at det ikke trenger svar.',
  'This question has been replied to.': 'Dette spørsmålet er besvart.',
  'Only an answer can be probed; a question to the moderators gets a reply.':
    'Bare et svar kan følges opp; et spørsmål til moderatorene får svar.',
  '{alias} no longer takes part and cannot answer a probe.':
    '{alias} er ikke med lenger og kan ikke svare på en oppfølging.',
  'This person': 'Denne personen',
  'this person': 'denne personen',
  '{name} already waits for {alias} to answer another probe. Send yours anyway if both are needed.':
    '{name} venter alt på at {alias} skal svare på en annen oppfølging. Send din likevel hvis begge trengs.',
  'This is an answer; to ask its author something, send a probe.':
    'Dette er et svar; send en oppfølging for å spørre den som skrev det.',
};
