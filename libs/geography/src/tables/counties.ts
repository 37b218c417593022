/** code, in force from, in force until (- for still), official names as in the municipality tables. Source: SSB Klass 104. */
export const COUNTY_ROWS = `
01 2018 2020 Østfold
02 2018 2020 Akershus
03 2018 - Oslo - sma:Oslove
04 2018 2020 Hedmark
05 2018 2020 Oppland
06 2018 2020 Buskerud
07 2018 2020 Vestfold
08 2018 2020 Telemark
09 2018 2020 Aust-Agder
10 2018 2020 Vest-Agder
11 2018 - Rogaland
12 2018 2020 Hordaland
14 2018 2020 Sogn og Fjordane
15 2018 - Møre og Romsdal
18 2018 - Nordland - smj:Nordlánnda
19 2018 2020 Troms - se:Romsa
20 2018 2020 Finnmark - se:Finnmárku
30 2020 2024 Viken
31 2024 - Østfold
32 2024 - Akershus
33 2024 - Buskerud
34 2020 - Innlandet
38 2020 2024 Vestfold og Telemark
39 2024 - Vestfold
40 2024 - Telemark
42 2020 - Agder
46 2020 - Vestland
50 2018 - Trøndelag - sma:Trööndelage
54 2020 2024 Troms og Finnmark - se:Romsa ja Finnmárku - fkv:Tromssa ja Finmarkku
55 2024 - Troms - se:Romsa - fkv:Tromssa
56 2024 - Finnmark - se:Finnmárku - fkv:Finmarkku
`;
