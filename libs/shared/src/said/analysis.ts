/** What is refused in coding and findings. */
export const analysisWords: Record<string, string> = {
  'A code cannot stand under itself.': 'En kode kan ikke stå under seg selv.',
  'A code cannot stand under itself or under one of its own.':
    'En kode kan ikke stå under seg selv eller under en av sine egne.',
  'Codes stand under "{name}": {below}. Move or delete them first.':
    'Det står koder under «{name}»: {below}. Flytt eller slett dem først.',
  '"{name}" is used by {people} in {segments}. Take it off them first.':
    '«{name}» brukes av {people} i {segments}. Ta den bort der først.',
  '1 person': '1 person',
  '{number} people': '{number} personer',
  '1 segment': '1 utdrag',
  '{number} segments': '{number} utdrag',
  'There is already a code named "{name}".': 'Det finnes alt en kode som heter «{name}».',
  'Another code has this name.': 'En annen kode har dette navnet.',
  'There is no such code to stand under.': 'Det finnes ingen slik kode å stå under.',
  'These words stand as a quote or as evidence: {uses}. Take them out there first.':
    'Disse ordene står som sitat eller belegg: {uses}. Ta dem ut der først.',
  'The code is not in the codebook any longer.': 'Koden er ikke i kodeboka lenger.',
  'There is no code "{parent}" to stand under.': 'Det finnes ingen kode «{parent}» å stå under.',
  '"{key}" stands under itself by way of "{parent}".': '«{key}» står under seg selv ved hjelp av «{parent}».',
  'This version has {length} characters; the selection ends after them.':
    'Denne utgaven har {length} tegn; utvalget slutter etter dem.',
  'The selection ends before it begins.': 'Utvalget slutter før det begynner.',
  'There are no words in this selection.': 'Det er ingen ord i dette utvalget.',
  'There is a hypothesis {key} already.': 'Det finnes alt en hypotese {key}.',
  'Quotes are attached to this hypothesis. Take them off first, if it is to go.':
    'Sitater er knyttet til denne hypotesen. Ta dem bort først hvis den skal slettes.',
  'The themes have changed since you looked; look again and order them anew.':
    'Temaene er endret siden du så på dem; se en gang til, og sorter dem på nytt.',
};
