/** Common neutral Norwegian words that rules of inflection would also reach; a generated form found here is dropped. */
export const NEUTRAL_WORDS: ReadonlySet<string> = new Set(
  `
  aldri alle alt andre arbeid at av bak bakt bare barn be bilde ble blir bli brann brast brev bygd byr både da dag de del dele dem den der dere det dette deg din
  dine disse ditt du dyr dyret dyra dyrene dyrt døde eget egen egne eie elles en ene enn ens er et ett etter far fare faren farer farene farar faret farten fall felt fest ferd
  fikk finner fint fjern flate flaten flater flatet flyter folk for fort fortalt fra fri frykt få får før først gang gi gikk gitt gjerne gjort god gods grunn grunnen
  grunnene grunner grunnet grei greie greier greien greiene gren gul gave ha hadde hals ham han hans har hatt hatte hata hater hel hele helt hender henne her hjem hjelpe ho hos hun hus hva hvem hvis
  hvor hvordan hvorfor høy i ikke ille inn ja jeg jo kan klage klare klarer klarte klart klar klasse klart kort kjøp kom kommer kost kosten koster kostet kosta krav kunne kul kuler kulen kulene kulere kulet kult la lag
  laget land lang langs last lat lege lek leke leken leker lekne lenger lengst lest let lett lette letter lettere leve ligge lik like likes likere likest lika liket liker lite liten livet lov
  lover lovet loven love luft lur lure lurer lurte lurt lurene luren luret lurene lys lyst lært løs løst løp man mange med meg men mene mer mest mellom menn min mine mitt mor moren moro mora mer mor må måtte nei ned noe noen
  nok nord ny nye nytt når nå nær nært nære nærer nærest og også om opp oss over pass passe passer passet pass passa par penger pene pen penn penner pennen plage plan rett reist ren rent rent rene renere renest renet
  ros rose rosa rosen roser rosene rot roten rotet sak samme seg seks seg selv sen sene seier seieren seire seint senere senest sent se sett ser si side siden sikt sin sine sitt skal skrev
  skjer skulle slik slitt smile snakk snar som sorg sår så stede sted sto stor store stort stort støt støtt støtte støtten støtta støtter støttet støttes søt sur tap takk tatt te ten tene ti tid til tilby time ting to tom
  tone tonen trakk tre treff tro trodd trodde tror trett turen tur tvang under unge ung ut uten vann var vare vares varer varm varmen vart varene ved vei vel venn vent ventet verd
  vi vil ville vinn viss vond vel være vært vår vårt våre år åre året årene åpent åpnet bedt bedre best spilt spilte spiller lagt leste leser lesere stilt stilte still stiller stille dager dagene driver driv drivet driver drive
  møtte møter møtt stått skinn skinner skinnet skinnene strål stråler strålen strålene stråle strålt rent rim rimer rimet rimene brått drar drept kraft kraften krafter kall kaller kalt kalde kalt kaldt rart tatt sett settes
  modig modere moderne modernes moder mode moden kvalt kvale håp høylyst friske frisker friskt ryddet rydde rydder rydd hardt trist trist lekt lekte leket lekes leka leken lei leie leier leid leide leiet leiene leien leia ledet ledd
  slår slag flaut flaue flink søk søkte søker søkt søke skrek skal sinn sinne sinnet sine sint roet roer roe rør røre rører rørt rørte røres spenn spenne spenner hel heler helst helse helsen små gode goder godene
  engasjere engasjerer engasjert engasjement spennende morsom kulde morer mores mor kunst kunsten lag lukke lukker lukket lukken lukka luke svikt dårer dårene dåren dår kjeder kjede kjeden kjedene kjedet kjeda
  bugs buger bugen buge bug feil feiler varme varmer varmt varmet tilbud tilbudet trygde trygden trygd trygder verdier rasen raser rasene rase rasende sprø sprøyt avslag minus pluss plusser
  bommer bommen bommet bom bomme frys fryser frysen fryse frøs
  emne emner emnet hest mast mass masse masser massen masset lar les lt lte ltes lande lende morar morte mort koste takt takte fryst grut hakke hakker hakket møre nerve nerver nervene nerva åpne åpner åpnes åpnere past paste prise prist priset roten rotet røtter sakt sakte sjela seige tapet tapete vidda vidde vidder vidden vint vinte lat late later leite leiter leita tvert tynt tynte tyner tynes stør bots drivs kongen konger kongene skint lunere ranen kuttet rusta tome
  konges sinnets saken spente spent sterke sterkere grønt saltet svarte plukk støa følger håpa ropa rope roper kjeven kraftene
  spenning tabben haler kuler haten drivende drivet søtet sør tap taper rasker raske raskes skam slutt knus knuser knuse knust
  `
    .trim()
    .split(/\s+/),
);
