/** What is refused wherever one is: signing in, access, files, schemas. The English sentence is the key; `{name}` is what varies. */
export const houseWords: Record<string, string> = {
  'There is no such {what}, or it is not yours to see.': 'Det du ba om, finnes ikke, eller er ikke ditt å se.',
  'Your role in this study does not include that.': 'Rollen din i denne studien omfatter ikke det.',
  'Only the owner of this installation may do that.': 'Bare eieren av denne installasjonen kan gjøre det.',
  'Only the owner of this installation may make new studies, copies too.':
    'Bare eieren av denne installasjonen kan lage nye studier, også kopier.',
  'This route does not say who may call it.': 'Denne adressen sier ikke hvem som kan bruke den.',
  'You are not signed in here, or you have been away for long.':
    'Du er ikke logget inn her, eller det er lenge siden sist.',
  'Sign in first.': 'Logg inn først.',
  'Sign in with your password first.': 'Logg inn med passordet ditt først.',
  'The address and the password do not belong together.': 'Adressen og passordet hører ikke sammen.',
  'There is an account with this address already; give its password.':
    'Det finnes en konto med denne adressen alt; skriv passordet til den.',
  'The code does not fit.': 'Koden passer ikke.',
  'That code does not fit. Take the one your app shows now.': 'Den koden passer ikke. Bruk den appen viser nå.',
  'Too many tries. Wait a minute, then try again.': 'For mange forsøk. Vent et minutt, og prøv igjen.',
  'Too many links were asked for. Wait a quarter of an hour, then try again.':
    'Det ble bedt om for mange lenker. Vent et kvarter, og prøv igjen.',
  'This invitation has been used or is too old. Ask for a new one.':
    'Denne invitasjonen er brukt eller for gammel. Be om en ny.',
  'This request came from another site and was not carried out.':
    'Forespørselen kom fra et annet nettsted og ble ikke utført.',
  'The request could not be read.': 'Forespørselen kunne ikke leses.',
  'That is more than Lytt takes at once.': 'Det er mer enn Lytt tar imot på en gang.',
  'The address or a field holds something Lytt cannot read.':
    'Adressen eller et felt inneholder noe Lytt ikke kan lese.',
  'Some of what was sent cannot be taken; the faults stand beside their fields.':
    'Noe av det som ble sendt, kan ikke tas imot; feilene står ved feltene.',
  'There is nothing at this address.': 'Det er ingenting på denne adressen.',
  'The server does not answer. Check the network; what you typed is still here.':
    'Tjeneren svarer ikke. Sjekk nettet; det du skrev, er fortsatt her.',
  'The server answered {status}.': 'Tjeneren svarte {status}.',
  'The database does not answer just now. Nothing was lost; try again in a moment.':
    'Databasen svarer ikke akkurat nå. Ingenting er tapt; prøv igjen om litt.',
  'Something went wrong in Lytt. Try again; if it stays, tell who runs this installation.':
    'Noe gikk galt i Lytt. Prøv igjen; går det fortsatt galt, si fra til dem som driver installasjonen.',
  'Files cannot be kept or fetched now: the file storage {what}. Try again in a moment.':
    'Filer kan ikke lagres eller hentes nå: fillageret svarer ikke som det skal. Prøv igjen om litt.',
  'This browser’s push service is not one that Lytt knows.': 'Lytt kjenner ikke push-tjenesten til denne nettleseren.',
  'The clock of a real study cannot be moved.': 'Klokka i en virkelig studie kan ikke flyttes.',

  'The mail cannot be sent with these words.': 'E-posten kan ikke sendes med denne teksten.',
  'The mail server did not take the test mail ({code}).': 'E-posttjeneren tok ikke imot prøve-e-posten ({code}).',
  'Subject and text are written in the same languages.': 'Emne og tekst skrives på de samme språkene.',
  'A subject is one line: take the line break or control character out.':
    'Emnet er én linje: ta bort linjeskiftet eller styretegnet.',
  '{{button}} stands alone, with a blank line before and after it.':
    '{{button}} står alene, med en tom linje før og etter.',
  'The braces in “{line}” cannot be read. Allowed are {list}.':
    'Krøllparentesene i «{line}» kan ikke leses. Tillatt er {list}.',
  '“{words}” cannot stand here. Allowed are {list}.': '«{words}» kan ikke stå her. Tillatt er {list}.',

  'This is missing.': 'Dette mangler.',
  'This must be {kind}.': 'Dette må være {kind}.',
  'of another kind': 'av et annet slag',
  'a text': 'en tekst',
  'a number': 'et tall',
  'a whole number': 'et helt tall',
  'true or false': 'true eller false',
  'a list': 'en liste',
  'a group of named parts': 'en gruppe av navngitte deler',
  'an e-mail address': 'en e-postadresse',
  'a web address': 'en nettadresse',
  'a date such as 2027-03-01': 'en dato som 2027-03-01',
  'a date with time': 'en dato med klokkeslett',
  'an id of Lytt': 'en id fra Lytt',
  'This is not written as it must be.': 'Dette er ikke skrevet slik det må.',
  'This must be one of {list}.': 'Dette må være en av {list}.',
  'Lytt knows no part of this name here: {list}.': 'Lytt kjenner ingen del med dette navnet her: {list}.',
  'This name is not one that can stand here.': 'Dette navnet kan ikke stå her.',
  'This must be a multiple of {number}.': 'Dette må være et multiplum av {number}.',
  'This is not as it must be.': 'Dette er ikke slik det må være.',
  'This must not be empty.': 'Dette kan ikke stå tomt.',
  'This must have at least {number} characters.': 'Dette må ha minst {number} tegn.',
  'Give at least one.': 'Oppgi minst en.',
  'Give at least {number}.': 'Oppgi minst {number}.',
  'This must be at least {number}.': 'Dette må være minst {number}.',
  'This may have at most {number} characters.': 'Dette kan ha høyst {number} tegn.',
  'There may be at most {number}.': 'Det kan være høyst {number}.',
  'This may be at most {number}.': 'Dette kan være høyst {number}.',

  'This is a spreadsheet or zip file. Save the sheet as CSV and choose that file.':
    'Dette er et regneark eller en zip-fil. Lagre arket som CSV, og velg den fila.',
  'This is no text file. Save the sheet as CSV and choose that file.':
    'Dette er ingen tekstfil. Lagre arket som CSV, og velg den fila.',
  'The file is empty.': 'Fila er tom.',
  'The file has no header row.': 'Fila har ingen overskriftsrad.',
  'The file has more than {rows} rows. Split it.': 'Fila har mer enn {rows} rader. Del den.',
  'The row has {cells} cells, the header {header}.': 'Raden har {cells} celler, overskriften {header}.',
  'A quotation mark is opened in this row and never closed.': 'Et anførselstegn åpnes i denne raden og lukkes aldri.',
  'A quotation mark stands inside a cell. Put the whole cell in quotation marks and write the one inside twice.':
    'Et anførselstegn står inne i en celle. Sett hele cella i anførselstegn, og skriv det inni to ganger.',
  'This column stands twice.': 'Denne kolonnen står to ganger.',
};
