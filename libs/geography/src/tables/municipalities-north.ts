/**
 * code, in force since, people on 1 January 2024, centrality class 2024, official names in their official order; a name
 * that is not Norwegian is marked with its language (se, smj, sma: Northern, Lule and Southern Sámi; fkv: Kven).
 * Sources and dates: SOURCES in sources.ts.
 */
export const NORTH = `
1804 2018 53712 3 Bodø
1806 2020 21580 4 Narvik
1811 2018 1399 6 Bindal
1812 2018 1976 6 Sømna
1813 2018 7826 5 Brønnøy
1815 2018 1208 6 Vega
1816 2018 480 6 Vevelstad
1818 2018 1842 6 Herøy
1820 2018 7421 5 Alstahaug
1822 2018 2352 6 Leirfjord
1824 2018 13469 4 Vefsn
1825 2018 1447 6 Grane
1826 2018 1284 6 sma:Aarborte - Hattfjelldal
1827 2018 1427 6 Dønna
1828 2018 1808 6 Nesna
1832 2018 4485 5 Hemnes
1833 2018 25994 4 Rana - sma:Raane
1834 2018 1886 6 Lurøy
1835 2018 442 6 Træna
1836 2018 1139 6 Rødøy
1837 2018 6180 6 Meløy
1838 2018 1958 6 Gildeskål
1839 2018 1062 6 Beiarn
1840 2018 4880 5 Saltdal
1841 2018 9827 4 Fauske - smj:Fuossko
1845 2018 1858 6 Sørfold - smj:Fuolldá
1848 2018 2672 6 Steigen
1851 2018 2060 6 Lødingen
1853 2018 1330 6 Evenes - se:Evenášši
1856 2018 460 6 Røst
1857 2018 683 6 Værøy
1859 2018 1229 6 Flakstad
1860 2018 11619 5 Vestvågøy
1865 2018 9793 5 Vågan
1866 2018 8236 5 Hadsel
1867 2018 2634 6 Bø
1868 2018 4569 5 Øksnes
1870 2018 10618 4 Sortland - se:Suortá
1871 2018 4553 6 Andøy
1874 2018 954 6 Moskenes
1875 2020 2729 6 smj:Hábmer - Hamarøy
5501 2024 78745 3 Tromsø
5503 2024 25056 4 Harstad - se:Hárstták
5510 2024 2845 5 Kvæfjord
5512 2024 4281 6 se:Dielddanuorri - Tjeldsund
5514 2024 1311 6 Ibestad
5516 2024 1070 6 Gratangen - se:Rivtták
5518 2024 986 6 se:Loabák - Lavangen
5520 2024 3986 5 Bardu
5522 2024 2069 6 Salangen
5524 2024 6714 5 Målselv
5526 2024 3485 5 Sørreisa
5528 2024 1073 6 Dyrøy
5530 2024 14894 5 Senja
5532 2024 5571 6 Balsfjord
5534 2024 2237 6 Karlsøy
5536 2024 2743 6 Lyngen - se:Ivgu - fkv:Yykeä
5538 2024 1825 6 Storfjord - se:Omasvuotna - fkv:Omasvuono
5540 2024 1974 6 se:Gáivuotna - Kåfjord - fkv:Kaivuono
5542 2024 2794 6 Skjervøy
5544 2024 4794 5 Nordreisa - se:Ráisa - fkv:Raisi
5546 2024 1157 6 Kvænangen
5601 2024 21708 4 Alta
5603 2024 11338 4 Hammerfest - se:Hámmerfeasta
5605 2024 10063 5 Sør-Varanger
5607 2024 5807 5 Vadsø
5610 2024 2565 6 se:Kárášjohka - Karasjok
5612 2024 2848 6 se:Guovdageaidnu - Kautokeino
5614 2024 864 6 Loppa
5616 2024 979 6 Hasvik
5618 2024 1113 6 Måsøy
5620 2024 2951 6 Nordkapp
5622 2024 3889 6 Porsanger - se:Porsáŋgu - fkv:Porsanki
5624 2024 1215 6 Lebesby
5626 2024 1070 6 Gamvik
5628 2024 2807 6 se:Deatnu - Tana
5630 2024 892 6 Berlevåg
5632 2024 2113 6 Båtsfjord
5634 2024 1972 6 Vardø
5636 2024 859 6 se:Unjárga - Nesseby
`;
