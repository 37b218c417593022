/**
 * code, in force since, people on 1 January 2024, centrality class 2024, official names in their official order; a name
 * that is not Norwegian is marked with its language (se, smj, sma: Northern, Lule and Southern Sámi; fkv: Kven).
 * Sources and dates: SOURCES in sources.ts.
 */
export const TRONDELAG = `
5001 2018 214565 2 Trondheim - sma:Tråante
5006 2020 24032 4 Steinkjer - sma:Stïentje
5007 2020 15083 4 Namsos - sma:Nåavmesjenjaelmie
5014 2018 5453 6 Frøya
5020 2018 898 6 Osen
5021 2018 7389 5 Oppdal
5022 2018 2484 5 Rennebu
5025 2018 5685 5 Røros - sma:Rosse
5026 2018 2035 6 Holtålen
5027 2018 6140 5 Midtre Gauldal
5028 2018 17560 3 Melhus
5029 2018 8484 4 Skaun
5031 2018 14783 3 Malvik
5032 2018 4216 5 Selbu
5033 2018 773 6 Tydal
5034 2018 2454 5 Meråker
5035 2018 24717 3 Stjørdal
5036 2018 2645 5 Frosta
5037 2018 20574 4 Levanger - sma:Levangke
5038 2018 15193 4 Verdal
5041 2018 2114 6 sma:Snåase - Snåsa
5042 2018 1301 6 Lierne
5043 2018 423 6 sma:Raarvihke - Røyrvik
5044 2018 810 6 Namsskogan
5045 2018 2322 5 Grong
5046 2018 1222 6 Høylandet
5047 2018 3924 5 Overhalla
5049 2018 1116 6 Flatanger
5052 2018 604 6 Leka
5053 2018 6938 4 Inderøy
5054 2018 10023 5 Indre Fosen
5055 2020 6093 5 Heim
5056 2020 5323 6 Hitra
5057 2020 10522 5 Ørland
5058 2020 4339 6 Åfjord
5059 2020 18793 4 Orkland
5060 2020 9968 5 Nærøysund
5061 2019 1958 5 Rindal
`;
