/** What is refused in recruitment, and what is wrong with a screener, a list of sources or a file of applicants. */
export const recruitmentWords: Record<string, string> = {
  'Confirm a draw first: until then nobody knows who gets a place.':
    'Bekreft en trekning først: før det vet ingen hvem som får plass.',
  'The study still takes applications.': 'Studien tar fortsatt imot søknader.',
  'Open recruiting first.': 'Åpne rekrutteringen først.',
  'The study is closed.': 'Studien er avsluttet.',
  'You saw {expected}, but {sent} people wait for this answer now. Nothing was sent; look at the number and send again.':
    'Du så {expected}, men {sent} venter på dette svaret nå. Ingenting ble sendt; se på tallet, og send på nytt.',
  '{name} has changed this screener since you opened it, so nothing of yours was saved. Copy what you want to keep, load the newest, and put it in there.':
    '{name} har endret dette skjemaet siden du åpnet det, så ingenting av ditt ble lagret. Kopier det du vil beholde, hent det nyeste, og sett det inn der.',
  'Somebody else': 'Noen andre',
  'The filter finds more than {most} applicants. Narrow it, so that the change can be undone.':
    'Filteret finner flere enn {most} søkere. Gjør det smalere, så endringen kan angres.',
  'A study has at most {most} sources.': 'En studie har høyst {most} kilder.',
  'Another source has the code "{code}". Choose another code.':
    'En annen kilde har koden «{code}». Velg en annen kode.',
  'People have opened this link, and their numbers would go with it. Pause it instead; then it takes no new forms.':
    'Folk har åpnet denne lenken, og tallene deres ville forsvinne med den. Sett den på pause i stedet; da tar den ikke imot nye skjemaer.',
  'Only a form that a rule has ended can be taken in against the rule.':
    'Bare et skjema som en regel har avsluttet, kan tas inn mot regelen.',
  'The form ended before the contact page, so nobody knows who it is. Nobody can be invited by it.':
    'Skjemaet sluttet før kontaktsiden, så ingen vet hvem det er. Ingen kan inviteres ut fra det.',
  'The form ended before every question was answered, so it lacks what a place needs. The person may fill it in again.':
    'Skjemaet sluttet før alle spørsmål var besvart, så det mangler det en plass krever. Personen kan fylle det ut på nytt.',
  'Only a completed form can be rated.': 'Bare et fullført skjema kan vurderes.',
  'The form cannot be taken as it is.': 'Skjemaet kan ikke tas imot slik det er.',
  'The form holds a field that this page does not have.': 'Skjemaet har et felt som denne siden ikke har.',
  'is not a question of this page': 'er ikke et spørsmål på denne siden',
  'is no question of the form': 'er ikke et spørsmål i skjemaet',
  'lacks an answer': 'mangler et svar',
  'The study has no source, so there is no link to post.': 'Studien har ingen kilde, så det er ingen lenke å legge ut.',
  'The screener has faults, so applicants still see the one before it.':
    'Utvelgelsesskjemaet har feil, så søkere ser fortsatt det forrige.',
  'The screener has faults; the first is at {path}: {message}':
    'Utvelgelsesskjemaet har feil; den første er ved {path}: {message}',
  'The screener holds parts within parts more than {times} times.':
    'Utvelgelsesskjemaet har deler inni deler mer enn {times} ganger.',
  'The screener takes {size} kB and Lytt keeps at most {most} kB. Take out what nobody is asked, or move pictures out of it.':
    'Utvelgelsesskjemaet er på {size} kB, og Lytt lagrer høyst {most} kB. Ta ut det ingen blir spurt om, eller flytt bilder ut av det.',

  'Another column means the same; keep one of them.': 'En annen kolonne betyr det samme; behold én av dem.',
  'Another column holds the same question.': 'En annen kolonne har det samme spørsmålet.',
  'No column holds this question, and it has to be answered.':
    'Ingen kolonne har dette spørsmålet, og det må besvares.',
  '“{cell}” is none of the choices of this question.': '«{cell}» er ikke blant valgene i dette spørsmålet.',
  'The form’s rules end this one: {reason}': 'Reglene i skjemaet avslutter dette: {reason}',
  'The name is missing.': 'Navnet mangler.',
  'The name is longer than {number} characters.': 'Navnet er lengre enn {number} tegn.',
  'The code is longer than {number} characters.': 'Koden er lengre enn {number} tegn.',
  'A code has lower-case letters, digits and hyphens alone.': 'En kode har bare små bokstaver, tall og bindestreker.',
  '"{code}" stands in row {row} too.': '«{code}» står i rad {row} også.',
  'The header reads "{header}" as one column: another delimiter was chosen than the file has.':
    'Overskriften leses som én kolonne, «{header}»: det er valgt et annet skilletegn enn fila har.',
  'No column is named "name" or "navn".': 'Ingen kolonne heter «name» eller «navn».',

  'This is no SurveyJS expression such as {age} > 17.': 'Dette er ikke et SurveyJS-uttrykk som {age} > 17.',
  'The expression {why}': 'Uttrykket {why}',
  'The text {why}': 'Teksten {why}',
  'asks for "{name}", which the form does not have.': 'spør etter «{name}», som skjemaet ikke har.',
  'Without JavaScript choices cannot follow an answer on the same page; ask "{question}" on an earlier page.':
    'Uten JavaScript kan ikke valg følge av et svar på samme side; spør «{question}» på en tidligere side.',
  'Lytt does not carry out triggers: they change answers that the applicant gave. Use visibleIf or calculatedValues.':
    'Lytt utfører ikke triggere: de endrer svar søkeren har gitt. Bruk visibleIf eller calculatedValues.',
  'Lytt does not carry out "{key}" of a SurveyJS form.': 'Lytt utfører ikke «{key}» i et SurveyJS-skjema.',
  'Lytt does not carry out "{key}" of a choice.': 'Lytt utfører ikke «{key}» i et valg.',
  'Lytt does not carry out "{key}" of a {type} validator.':
    'Lytt utfører ikke «{key}» i en validering av typen {type}.',
  'Lytt does not carry out "{key}" of a {of}.': 'Lytt utfører ikke «{key}» i et element av typen {of}.',
  'Lytt does not carry out conditions on single places; ask for them in a question of its own.':
    'Lytt utfører ikke vilkår for enkeltsteder; spør om dem i et eget spørsmål.',
  'Lytt does not carry out a bound that is an expression; use a validator of the type expression.':
    'Lytt utfører ikke en grense som er et uttrykk; bruk en validering av typen expression.',
  'Lytt does not carry out the function "{name}".': 'Lytt utfører ikke funksjonen «{name}».',
  'Lytt shows paragraphs, lists, emphasis and links of a text, and no {tags}.':
    'Lytt viser avsnitt, lister, uthevinger og lenker i en tekst, og ikke {tags}.',
  'Lytt does not carry out steps of {input}.': 'Lytt utfører ikke trinn i {input}.',
  '"{name}" is the name of a page of Lytt\'s own; choose another.':
    '«{name}» er navnet på en side Lytt selv har; velg et annet.',
  'There are two pages named "{name}".': 'Det er to sider som heter «{name}».',
  'There are two questions named "{name}".': 'Det er to spørsmål som heter «{name}».',
  'There are two lines named "{name}".': 'Det er to linjer som heter «{name}».',
  'Give a name that begins with a letter; letters, digits, - and _ follow.':
    'Gi et navn som begynner med en bokstav; så følger bokstaver, tall, - og _.',
  'A name that ends in "-Comment" is what SurveyJS calls the field beside "other".':
    'Et navn som slutter på «-Comment», er det SurveyJS kaller feltet ved siden av «annet».',
  'A question is an object with type and name.': 'Et spørsmål er et objekt med type og name.',
  'Panels may stand {deep} deep.': 'Grupper kan stå {deep} nivåer inni hverandre.',
  'A panel needs at least one question.': 'En gruppe trenger minst ett spørsmål.',
  'Lytt cannot show a question of the type "{type}"; it shows {types} and panel.':
    'Lytt kan ikke vise et spørsmål av typen «{type}»; det viser {types} og panel.',
  'Lytt cannot show a field of the type "{type}"; it shows {types}.':
    'Lytt kan ikke vise et felt av typen «{type}»; det viser {types}.',
  'Answers are kept until {list}.': 'Svar beholdes til {list}.',
  'Say true or false.': 'Skriv true eller false.',
  'Places are {list}.': 'Steder er {list}.',
  'Lytt shows everybody the same order; a random one would change under those who go back. Use none, asc or desc.':
    'Lytt viser alle den samme rekkefølgen; en tilfeldig ville endre seg for den som går tilbake. Bruk none, asc eller desc.',
  'rateMin, rateMax and rateStep are numbers, and the step is above 0.':
    'rateMin, rateMax og rateStep er tall, og trinnet er over 0.',
  'The scale ends before it begins.': 'Skalaen slutter før den begynner.',
  'A scale may have 20 steps.': 'En skala kan ha 20 trinn.',
  'Give at least one line.': 'Gi minst én linje.',
  'Lytt takes pictures alone: write acceptedTypes: "image/*".':
    'Lytt tar bare imot bilder: skriv acceptedTypes: "image/*".',
  'Give a list of name and expression.': 'Gi en liste av navn og uttrykk.',
  'A calculated value has a name and an expression.': 'En beregnet verdi har et navn og et uttrykk.',
  '"{name}" is personal and required, so it needs a choice with the value "{value}".':
    '«{name}» er personlig og påkrevd, så det trenger et valg med verdien «{value}».',
  '"{name}" is personal, so it must be possible to leave it empty.': '«{name}» er personlig, så det må kunne stå tomt.',
  'A postal code suggests a municipality: add places: municipality.':
    'Et postnummer foreslår en kommune: legg til places: municipality.',
  'The form has no question "{name}".': 'Skjemaet har ikke noe spørsmål «{name}».',
  'The postal code is asked in a text field.': 'Postnummeret spørres det om i et tekstfelt.',
  '"{rule}" follows from a municipality; "{question}" needs places: municipality.':
    '«{rule}» følger av en kommune; «{question}» trenger places: municipality.',
  '"{value}" is no value of the rule "{rule}", which gives {list}.':
    '«{value}» er ingen verdi av regelen «{rule}», som gir {list}.',
  '"{name}" does not say why it is asked; applicants are told the purpose of each question.':
    '«{name}» sier ikke hvorfor det spørres; søkere får vite formålet med hvert spørsmål.',
  'This is no bound for a field of the type {input}.': 'Dette er ingen grense for et felt av typen {input}.',
  'A field of the type {input} has no bounds.': 'Et felt av typen {input} har ingen grenser.',
  'Give at least one choice.': 'Gi minst ett valg.',
  'A choice needs a value.': 'Et valg trenger en verdi.',
  '"{value}" stands twice among the choices.': '«{value}» står to ganger blant valgene.',
  'Validators are a list.': 'Valideringer er en liste.',
  'Lytt carries out validators of the types {list}.': 'Lytt utfører valideringer av typene {list}.',
  'A {type} validator says nothing about a {question} question.':
    'En validering av typen {type} sier ingenting om et spørsmål av typen {question}.',
  '"{name}" must be a text field.': '«{name}» må være et tekstfelt.',
  'The field for the e-mail address needs inputType: email.': 'Feltet for e-postadressen trenger inputType: email.',
  'Nobody can be invited without a name and an e-mail address; this must be required.':
    'Ingen kan inviteres uten navn og e-postadresse; dette må være påkrevd.',
  'Nobody can be invited without a name and an e-mail address; this must always be shown, and outside panels.':
    'Ingen kan inviteres uten navn og e-postadresse; dette må alltid vises, og utenfor grupper.',
  'Name, e-mail address and phone must stand on one page: they are stored together, apart from the answers.':
    'Navn, e-postadresse og telefon må stå på én side: de lagres sammen, atskilt fra svarene.',
  '"{question}" must be an open question (comment or text).':
    '«{question}» må være et åpent spørsmål (comment eller text).',
  'A contact question is stored apart and cannot be rated.': 'Et kontaktspørsmål lagres for seg og kan ikke vurderes.',
  'A contact question is stored apart and cannot be a quota.':
    'Et kontaktspørsmål lagres for seg og kan ikke være en kvote.',
  '"{key}" stands twice among the attributes.': '«{key}» står to ganger blant egenskapene.',
  'An age follows from a year of birth: a text field with inputType: number.':
    'En alder følger av et fødselsår: et tekstfelt med inputType: number.',
  '"{value}" is no choice of "{question}".': '«{value}» er ikke et valg i «{question}».',
  'The band ends before it begins.': 'Gruppen slutter før den begynner.',
  'A screener must not ask for a password: people would give one they use elsewhere, and researchers would read it. Use inputType: text.':
    'Et utvelgelsesskjema skal ikke be om et passord: folk ville gi et de bruker andre steder, og forskere ville lese det. Bruk inputType: text.',
  'Browsers no longer have this field; use inputType: datetime-local.':
    'Nettlesere har ikke dette feltet lenger; bruk inputType: datetime-local.',
  'Give the pattern that an answer has to fit.': 'Gi mønsteret et svar må passe til.',
  'A pattern may have {number} characters.': 'Et mønster kan ha {number} tegn.',
  'This is no regular expression.': 'Dette er ikke et regulært uttrykk.',
  'A pattern cannot look ahead or behind, as (?= (?! (?<= and (?<! do; write it without, or as two patterns.':
    'Et mønster kan ikke se framover eller bakover, slik (?= (?! (?<= og (?<! gjør; skriv det uten, eller som to mønstre.',
  'A pattern cannot refer back to a group, as \\1 and \\k<name> do; write it without.':
    'Et mønster kan ikke vise tilbake til en gruppe, slik \\1 og \\k<name> gjør; skriv det uten.',
  'This pattern repeats its parts too often; a part may be repeated up to 1000 times.':
    'Dette mønsteret gjentar delene sine for ofte; en del kan gjentas opptil 1000 ganger.',
};
