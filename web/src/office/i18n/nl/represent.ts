/** Who acts for the holder of a personal dossier. */
export const represent = {
  add: 'Vertegenwoordiger toevoegen',
  lead: (client: string) =>
    `Iemand die namens ${client} handelt: op grond van de wet, een beschikking van de rechter of een volmacht. Het blijft een persoonlijk dossier. Wat de vertegenwoordiger doet, staat overal op diens eigen naam, met „namens ${client}” erbij.`,
  capacity: 'Hoedanigheid',
  chooseCapacity: '[Kies een hoedanigheid]',
  capacityMissing: 'Kies in welke hoedanigheid deze persoon handelt.',
  proof: 'Stuk waaruit dit blijkt',
  proofHint:
    'Een document van het type „Bewijs van vertegenwoordiging” in dit dossier: de beschikking, de akte of de volmacht',
  chooseProof: '[Kies een stuk]',
  proofMissing: 'Kies het stuk waaruit blijkt dat deze persoon mag handelen.',
  noProof:
    'In dit dossier staat nog geen document van het type „Bewijs van vertegenwoordiging”. Publiceer eerst de beschikking, de akte of de volmacht.',
  publishProof: 'Bewijs van vertegenwoordiging publiceren',
  proofBefore: '[Het stuk van nu]',
  proofGone:
    'Het stuk van nu telt niet (meer) als bewijs. Minder rechten of eerder laten eindigen kan zo; voor meer of langer kiest u een geldig bewijs.',
  untilHint: (date: string) =>
    `Tot en met ${date} op zijn laatst. Curatele, bewind en mentorschap hebben geen einddatum: kies dan de dag waarop uw kantoor opnieuw bekijkt of de vertegenwoordiging nog geldt.`,
  untilMissing: 'Vul in tot en met welke dag.',
  untilTooFar: (date: string) => `Kies een dag tot en met ${date}.`,
  holder: (name: string) => `Wat mag ${name} zelf nog?`,
  keeps: {
    all: 'Hetzelfde als nu',
    reading: 'Alleen meelezen',
    nothing: 'Niets: de toegang eindigt meteen',
  },
  nobodyYet: (name: string, acts: string) =>
    `${name} kan ${acts} pas 72 uur nadat wie toegang heeft of had, daarvan bericht kreeg. Tot dan kan niemand anders dat in dit dossier, tenzij er nog een vertegenwoordiger is; een akkoord buiten het portaal kunt u vastleggen. Eerder kan het als een andere collega bevestigt wie dit is.`,
  submit: 'Uitnodiging versturen',
  done: (name: string) => `${name} is uitgenodigd als vertegenwoordiger.`,
};
