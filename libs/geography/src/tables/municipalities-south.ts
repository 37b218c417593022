/**
 * code, in force since, people on 1 January 2024, centrality class 2024, official names in their official order; a name
 * that is not Norwegian is marked with its language (se, smj, sma: Northern, Lule and Southern Sámi; fkv: Kven).
 * Sources and dates: SOURCES in sources.ts.
 */
export const SOUTH = `
4201 2020 6825 4 Risør
4202 2020 24969 3 Grimstad
4203 2020 46355 3 Arendal
4204 2020 116986 3 Kristiansand
4205 2020 23690 4 Lindesnes
4206 2020 9876 4 Farsund
4207 2020 9279 4 Flekkefjord
4211 2020 2444 5 Gjerstad
4212 2020 2268 5 Vegårshei
4213 2020 6323 4 Tvedestrand
4214 2020 6236 4 Froland
4215 2020 11523 3 Lillesand
4216 2020 5480 4 Birkenes
4217 2020 1802 5 Åmli
4218 2020 1380 5 Iveland
4219 2020 3967 4 Evje og Hornnes
4220 2020 1180 6 Bygland
4221 2020 1205 6 Valle
4222 2020 1011 6 Bykle
4223 2020 15452 3 Vennesla
4224 2020 923 6 Åseral
4225 2020 10835 4 Lyngdal
4226 2020 1776 5 Hægebostad
4227 2020 6192 5 Kvinesdal
4228 2020 1873 5 Sirdal
`;
