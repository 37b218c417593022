import { SIGN, type Sign } from './lexicon.js';

/** Norwegian words that change the words around them, Bokmål, Nynorsk and what people write in a hurry. */
const GROUPS: readonly (readonly [Sign, string])[] = [
  [
    SIGN.not,
    'ikke ikkje ikkj ikje ikk itj itte aldri ingen inga inkje ingenting uten utan verken hverken korkje neppe knapt ei_heller ingen_av ikke_noe ikke_noen ikkje_noko ikkje_nokon slett_ikke på_ingen_måte langt_ifra langt_fra alt_annet_enn alt_anna_enn knapt_nok ikke_akkurat ikke_helt ikkje_heilt ikke_alltid ikkje_alltid ikke_nok ikkje_nok ikke_spesielt ikke_særlig ikkje_særleg',
  ],
  [SIGN.un, 'lite mindre for_lite altfor_lite lite_grann_for null minst dårlig_med'],
  [
    SIGN.very,
    'veldig svært kjempe meget utrolig ekstremt superduper skikkelig virkelig verkeleg spesielt særdeles særs særlig særleg ufattelig enormt voldsomt sabla sinnssykt sykt vanvittig helt heilt fullstendig fullstendeg totalt totalt_sett absolutt aller altfor alt_for ekstra så_utrolig overmåte høyst høgst ytterst usedvanlig uvanlig bemerkelsesverdig ordentlig ordentleg dritt drit jævlig faktisk grundig dypt djupt sterkt rett_og_slett mye mykje langt veldig_veldig kolossalt himla hundre_prosent 100_prosent inderlig oppriktig genuint',
  ],
  [
    SIGN.rather,
    'litt litegrann lite_grann noe noko ganske nokså nesten delvis relativt forholdsvis temmelig temmeleg tålelig bittelitt småtteri tidvis stundom til_dels til_tider av_og_til en_smule ein_smule smått halvveis kanskje muligens muligens_litt tilsynelatende nærmest en_anelse',
  ],
  [SIGN.but, 'men imidlertid derimot likevel_ikke dog'],
  [SIGN.that, 'at som når dersom hvis viss om der fordi for_at slik_at mens medan da'],
  [SIGN.clause, 'fordi selv_om sjølv_om enda_om til_tross_for trass_i mens medan ettersom'],
  [
    SIGN.lack,
    'mangler mangla manglet manglende manglande mangel_på mangel_av fravær_av mister mista mistet mistet_all taper_all savner sakner savnet sakna savn_etter utenom null ødelegger ødela behov_for trenger treng etterlyser etterlyste etterspør etterlyse krever krav_om',
  ],
  [
    SIGN.rid,
    'slipper slippe slapp slepp unngår unngå unngikk fri_for fritt_for færre reduserer redusere redusert fjerner fjerne fjernet forebygger forebygge hindrer forhindre forhindrer bekjemper bekjempe løser løse løste løst lav låg lavt lågt kvitt',
  ],
  [
    SIGN.wish,
    'burde burde_vært burde_ha_vært burde_vore burde_hatt bør skulle_ønske skulle_ønske_at skulle_ønske_det skulle_ønskje skulle_ynskje skulle_gjerne ønsker_meg ynskjer_meg kunne_vært kunne_vore kunne_ha_vært kunne_ha_vore kunne_blitt kunne_hatt hadde_vært hadde_vore må_bli må_være må_vere må_verte bli_mer bli_meir håper håpar håpet skal_bli om_det_var om_det_hadde_vært hvis_det_var kunne_godt_vært',
  ],
];

export const NORWEGIAN_SIGNS: ReadonlyMap<string, Sign> = new Map(
  GROUPS.flatMap(([sign, words]) => words.split(' ').map((word) => [word.replaceAll('_', ' '), sign] as const)),
);

/** Here the negator negates nothing; `noe problem` and its like are good news and stand among the phrases. */
export const NOT_NEGATING: readonly string[] =
  'mer eller mindre|meir eller mindre|aldri har jeg fått så|aldri fått så|aldri vært så|aldri vore så|aldri sett så|aldri opplevd så|aldri hatt så|ikke bare|ikkje berre|ikke minst|ikkje minst|ikke sant|ikkje sant|om ikke|hvis ikke|viss ikkje|om ikkje|hvorfor ikke|kvifor ikkje|ikke lenger siden|ikke lenge siden|aldri så|uten tvil|utan tvil|uten videre|uten sidestykke|uten like|ikke noe mindre enn|ikke mindre enn|intet mindre enn|ingenting mindre enn|vet ikke|veit ikkje|vet jeg ikke|veit eg ikkje|ikke et øyeblikk i tvil|så mye som|like mye|hvor mye|kor mykje|så langt|langt borte|noe som|noko som|for så vidt|til og med|noe annet|noe av|noko av|noen av|helt ny|helt nye|helt nytt|helt ned|helt opp|helt til|helt fra|helt siden|så lite som'.split(
    '|',
  );
