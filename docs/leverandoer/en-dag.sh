#!/usr/bin/env bash
# A vendor's first day against a demo of Samspor, with curl and bash. Usage: en-dag.sh [http://127.0.0.1:3000]
# Each step says what it does and shows what came back; any surprise stops the script with exit code 1.
set -euo pipefail

URL=${1:-http://127.0.0.1:3000}
API=$URL/api/v1
MAPPE=$(mktemp -d)
HER=$(cd "$(dirname "$0")" && pwd)
MODTAGER=
trap '[ -z "$MODTAGER" ] || kill "$MODTAGER"; rm -rf "$MAPPE"' EXIT

sig() { printf '\n# %s\n' "$*"; }
fejl() { printf '! %s\n' "$*" >&2; exit 1; }
# The first text (or number) with this name in the JSON on standard input.
felt() { grep -o "\"$1\":\"\?[^\",}]*" | head -n 1 | sed "s/\"$1\":\"\?//"; }
nyt_id() { node -p 'crypto.randomUUID()'; }

# kald <status> <token> <metode> <sti> [curl's own arguments]: shows the answer, keeps it in $SVAR, and stops on another status.
kald() {
  local ventet=$1 token=$2 metode=$3 sti=$4 status
  shift 4
  printf '%s %s\n' "$metode" "$sti"
  status=$(curl -sS -o "$MAPPE/svar" -w '%{http_code}' -X "$metode" "$API$sti" -H "Authorization: Bearer $token" "$@")
  SVAR=$(cat "$MAPPE/svar")
  printf '%s %s\n' "$status" "$(printf %s "$SVAR" | cut -c 1-400)"
  [ "$status" = "$ventet" ] || fejl "Ventede $ventet."
}
# skriv <status> <token> <metode> <sti> <JSON> …: the same, with a body and an x-requestId of its own.
skriv() {
  local ventet=$1 token=$2 metode=$3 sti=$4 krop=$5
  shift 5
  kald "$ventet" "$token" "$metode" "$sti" -H "x-requestId: $(nyt_id)" -H 'Content-Type: application/json' -d "$krop" "$@"
}

sig "Klienterne i demoen, og hvor man henter et token"
KLIENTER=$(curl -sS "$URL/api/demo/klienter")
TOKEN_URL=$(printf %s "$KLIENTER" | felt tokenUrl)
token() {
  local hemmelighed
  hemmelighed=$(printf %s "$KLIENTER" | grep -o "\"id\":\"$1\"[^}]*" | felt hemmelighed)
  curl -sS -u "$1:$hemmelighed" "$TOKEN_URL" -d grant_type=client_credentials \
    -d "scope=$2" | felt access_token
}
SCOPE="borgerkommunikation.indstilling.read borgerkommunikation.indstilling.write eksternkommunikation.abonnement.write eksternkommunikation.webservicebesked.read"
AKASSE=$(token fagsystem-hk "$SCOPE")
KOMMUNE=$(token fagsystem-koebenhavn "$SCOPE")
[ -n "$AKASSE" ] && [ -n "$KOMMUNE" ] || fejl "Intet token fra $TOKEN_URL."
printf 'Token fra %s\n' "$TOKEN_URL"

sig "Kommunens system vil høre, når der sker noget"
PORT=$(node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{process.stdout.write(String(s.address().port));s.close()})')
: >"$MAPPE/webhooks"
node "$HER/modtager.mjs" "$PORT" "$MAPPE/webhooks" &
MODTAGER=$!
skriv 201 "$KOMMUNE" POST /Abonnement "{\"url\":\"http://127.0.0.1:$PORT/samspor\"}"
ABONNEMENT=$(printf %s "$SVAR" | felt id)
printf %s "$SVAR" | felt hemmelighed >"$MAPPE/webhooks.hemmelighed"

sig "Et medlem at øve sig på"
CPR=$(curl -sS "$URL/api/demo/borgere" -H 'x-samspor-demo: 1' -H 'Content-Type: application/json' \
  -d '{"antal":1,"akasse":"9013","jobcenter":"10100"}' | felt cpr)
[ -n "$CPR" ] || fejl "Demoen lavede intet medlem."
OM="x-civilRegistrationIdentifier: $CPR"

sig "En kladde uden aftalen med medlemmet, og et nej, der forklarer sig"
skriv 201 "$AKASSE" POST /Indstilling '{"felter":{"tilbudstype":9301,"tekst":"Vi anbefaler fire uger i et bageri."}}' -H "$OM"
ID=$(printf %s "$SVAR" | felt id)
kald 422 "$AKASSE" POST "/Indstilling/$ID/action/send" -H "x-requestId: $(nyt_id)" -H 'If-Match: "1"'
[ "$(printf %s "$SVAR" | felt kode)" = IN-002 ] || fejl "Ventede IN-002."

sig "En kladde med aftalen; først en prøve, der gemmer intet"
AFTALT='{"felter":{"tilbudstype":9301,"tekst":"Vi anbefaler fire uger i et bageri.","enighed":{"dato":"2024-01-02","form":"SAMTALE"}}}'
DREJEBOG_ID=$ID
REQUEST_ID=$(nyt_id)
gem() { kald "$1" "$AKASSE" "$2" "$3" -H "x-requestId: $REQUEST_ID" -H 'Content-Type: application/json' -d "$AFTALT" "${@:4}"; }
gem 200 PUT "/Indstilling/$DREJEBOG_ID" -H 'If-Match: "1"'
VERSION=$(printf %s "$SVAR" | felt version)
REQUEST_ID=$(nyt_id)
send() { kald "$1" "$AKASSE" POST "/Indstilling/$ID/action/send" -H "x-requestId: $REQUEST_ID" -H "If-Match: \"$VERSION\"" "${@:2}"; }
send 200 -H 'x-proev: 1'
printf %s "$SVAR" | grep -q '"proeve":' || fejl "Prøven fortalte ikke, hvad den ville medføre."

sig "Send den. Kom der intet svar, så send igen med det samme x-requestId: det udføres én gang"
send 200
SAGSNUMMER=$(printf %s "$SVAR" | felt sagsnummer)
send 412
printf %s "$SVAR" | grep -q "$SAGSNUMMER" || fejl "Det første svar kom ikke igen."

sig "Kommunens system får en underskrevet webhook og henter sagen"
for _ in $(seq 100); do
  grep -q "$ID" "$MAPPE/webhooks" && break
  sleep 0.2
done
grep "$ID" "$MAPPE/webhooks" | head -n 1 || fejl "Der kom ingen webhook."
if grep -q "$CPR" "$MAPPE/webhooks"; then fejl "Webhooken har et CPR-nummer."; fi
kald 200 "$KOMMUNE" GET "/Indstilling/$ID"
VERSION=$(printf %s "$SVAR" | felt version)

sig "Kommunen tager sagen og giver afslag; Samspor skriver brevet"
kald 200 "$KOMMUNE" POST "/Indstilling/$ID/action/tag" -H "x-requestId: $(nyt_id)" -H "If-Match: \"$VERSION\""
VERSION=$(printf %s "$SVAR" | felt version)
skriv 200 "$KOMMUNE" POST "/Indstilling/$ID/action/afslaa" \
  '{"begrundelse":"Praktikken passer ikke til jobmålet.","lovhjemmel":"LAB kapitel 11 (virksomhedspraktik)","brev":{"sendesAf":"SAMSPOR"},"sagsbehandler":{"rid":"RID-JJ","navn":"Jens Jobsen"}}' -H "If-Match: \"$VERSION\""

sig "A-kassen ser, hvad det blev til, når brevet er modtaget i Digital Post"
for _ in $(seq 100); do
  kald 200 "$AKASSE" GET "/Indstilling/$ID" >"$MAPPE/linje"
  [ "$(printf %s "$SVAR" | felt status)" = AFSLAG ] && break
  sleep 0.2
done
cat "$MAPPE/linje"
[ "$(printf %s "$SVAR" | felt status)" = AFSLAG ] || fejl "Afgørelsen kom ikke frem."

sig "Færdig. Abonnementet afsluttes"
kald 200 "$KOMMUNE" DELETE "/Abonnement/$ABONNEMENT" -H "x-requestId: $(nyt_id)" -H 'If-Match: "1"'
printf '\nAlt gik, som det skulle: %s\n' "$SAGSNUMMER"
