/** Forms no rule makes, and forms a rule makes wrongly (value 0 takes them out). Value, part, forms as they stand. */
export const WRITTEN_OUT = `
2 x: gode godt betre bedre flinkest
1 x: goder
2 x: åpent open ope trives trivast dyktigst flinkere flinkare
-1 x: skulle_ønske skulle_ønske_at skulle_ønske_det skulle_ønskje skulle_ynskje skulle_gjerne
3 x: beste best
-2 x: verre dårlegare såra
-3 x: verste verst
2 v: likte likt liker likar likte vunnet vunne lyktes lykkes lukkast nøt nyter funker funka funket fungerer fungerte fungert hjelper hjalp hjulpet hjelpt hjelper trives trivdes trivst trivdest gleder gledet gleda gler roser roste skryter skrøt skrytt
3 v: elsker elsket elska elskar
-2 v: led lidd lider skuffer skuffet skuffa svikter sviktet svikta sliter slet slit streva angrer angret angra plager plaget plaga
-3 v: hater hatet hatar
-1 v: glemmer glemte glemt gløymer gløymde mangler manglet savner savnet sakner sakna
-2 x: dyrt dyrere dyrest dyrare
0 x: kjede vant priser seier dyr dyre håpe håper håpes håpte håpet håpt vona vonar grunn ler let lest ledd leser små lite gled like føler følte følt rette retter rettet rettes grunner
`;
