import Roster

/// Which given names may be the same person's: short forms, pet names, the same name in other
/// languages.
///
/// From common knowledge of English, German, French, Spanish, Portuguese, Italian, Dutch, Nordic and
/// Slavic usage. A name may stand in several lines (Alex, Chris, Sasha): it then agrees with each of
/// them, and they do not agree with each other. Names are written as ``Transliteration`` leaves them.
enum Nicknames {
  /// The lines that a name stands in, numbered from 1; at most three, 0 where there are fewer.
  struct Groups: BitwiseCopyable, Sendable {
    var first: UInt16 = 0
    var second: UInt16 = 0
    var third: UInt16 = 0

    /// Whether the two names stand in one line.
    func meets(_ other: Groups) -> Bool {
      first != 0 && (other.has(first) || other.has(second) || other.has(third))
    }

    private func has(_ group: UInt16) -> Bool {
      group != 0 && (group == first || group == second || group == third)
    }

    /// Calls `body` with each line.
    func forEach(_ body: (UInt16) -> Void) {
      if first != 0 { body(first) }
      if second != 0 { body(second) }
      if third != 0 { body(third) }
    }

    fileprivate mutating func add(_ group: UInt16) {
      if first == 0 {
        first = group
      } else if second == 0 {
        second = group
      } else if third == 0 {
        third = group
      }
    }
  }

  /// The lines of a name, given by the hash of its letters.
  static func groups(of hash: UInt64) -> Groups { groupsByName[hash] ?? Groups() }

  /// The hashes of all names that stand in one of `groups`.
  static func members(of groups: Groups) -> [UInt64] {
    var all: [UInt64] = []
    groups.forEach { all += membersByGroup[Int($0) - 1] }
    return all
  }

  private static let membersByGroup: [[UInt64]] = lines.map { line in
    line.split(separator: " ").map { KeyHash.exact(Array($0.utf8).span) }
  }

  private static let groupsByName: [UInt64: Groups] = {
    var all: [UInt64: Groups] = [:]
    for (position, members) in membersByGroup.enumerated() {
      for member in members { all[member, default: Groups()].add(UInt16(position + 1)) }
    }
    return all
  }()

  private static let lines = table.split(separator: "\n")

  private static let table = """
    aaron ron ronnie
    abigail abby abbie gail
    abraham abe bram avraham ibrahim
    adelaide ada addie heidi adelheid
    adrian ade adriano hadrian
    agnes agnese ines inez agnieszka aga neza agusia
    albert al bert bertie alberto albrecht adalbert
    alejandra ale sandra alessandra alexandra alexa alex lexi sasha xandra aleksandra ola sanna
    alexander alex al xander sasha sander alec alejandro alessandro alexandre alexandros aleksander aleksandr alexey olek lex sandro iskander sandy aleks alek
    alfred fred freddie alf alfredo alfie
    alice ali alicia alicja lisa alix
    alison ali allie
    amanda mandy manda
    amelia amy millie emily amalia amalie
    andrea andi andie drea andreia
    andreas andi andre andrew andy drew andrei andrej andrzej andres anders ondrej andreu andries dries anderl
    angela angie angel angelina angelika angelique geli 
    anna ann anne annie anja ana anita anneke anke nan nancy hannah hanna annika anni anya ania anouk anais anka hanka
    annemarie anne annemie annamaria marianne
    anthony tony ant antonio antoine anton toni antonis antonin toon antoni
    antonia toni tonia antonella antoinette nettie
    archibald archie
    arnold arne arnie arnaud arnaldo
    arthur art artie arturo artur
    august gus gustav augusto augustus
    barbara barb barbie babs basia bara bibi barbora varvara barbel
    bartholomew bart bartosz bartek bartolome bartolomeo
    beatrice bea trixie beatriz beatrix bice
    benedict ben benny benedikt benedetto benito bengt
    benjamin ben benny benji benjamim beniamino
    bernard bernie bernhard berni bernardo berndt bernd barney
    bernadette bernie detta
    bertram bert bertrand beltran
    beth elizabeth liz lizzy lizzie eliza betty betsy bess lisa lise elisabeth elsa elsie else ilse isabel isabelle isabella bella libby elisa lisbeth lies liesbeth elzbieta ela alzbeta erzsebet lilibet babette sissi bettina
    bradley brad
    brenda bren
    brian bryan briann
    bridget brigid biddy brigitte gitte birgit birgitta britta brita bibi gitta brigida
    calvin cal
    cameron cam
    camilla cami milla camille kamila kamilla
    carlos karl carl charles charlie chuck chas carlo karel karol carles charly kalle karoly
    caroline carrie carol carolyn karoline caro lina carolina karolina carola line
    casimir kazimierz kazik
    catherine cathy kathy kate katie kitty cat katherine kathryn katharina kathleen cathleen katarina katrin katrine kathrin karin karen katja katya ekaterina caterina catalina catarina trine kaisa kasia katarzyna kat kay kath cathrine caitlin kateryna kathi kati kathe kaska kata
    cecilia cissy celia cecile cecilie silje cilla sissel
    charlotte lottie charlie lotte lotta carlotta charly lot
    christian chris kristian christiaan cristian christer krystian kris
    christina chris chrissy tina kristina christine kristin kirsten cristina christiane kerstin stina kirstin christa krystyna kristine kirsty christel kris tine
    christopher chris kit topher kris christoph christophe cristobal cristoforo kristoffer kristof krzysztof stoffel christoffer kristofer
    claire clara klara clare chiara clair
    claude claudio claudius klaudiusz
    claudia claudine klaudia
    clemens clement klemens clem clemente
    clifford cliff
    colette nicole nicola nicolette nikki nicky nic nikola coco nicki
    constance connie constanze konstanze constanza
    constantin konstantin costa kostas constantine kosta konstantinos constantino
    cornelia conny nele nelly neeltje
    cornelius neil cees kees cornelis cor con corneille
    cynthia cindy
    dagmar dasa dasha
    daniel dan danny dani daniele danilo daniil danijel danylo
    daniela dani danielle danuta daniella ela
    david dave davy davide dawid davyd dov davi
    deborah deb debbie debby debra
    denis dennis den denny denys dionisio
    dominic dom nick dominik dominique domingo domenico
    donald don donnie donny
    dorothy dot dottie dorothea dora doro thea dorte dorothee dolly
    douglas doug
    edith edie edyta edda
    edmund ed eddie ted ned edmond edmundo
    edward ed eddie ted ned eduardo eduard edouard edoardo edvard edek teddy lalo
    edwin ed eddie edvin
    eleanor ellie nell nora ella leonora lenore eleonore eleonora eleanora elinor nelly
    elias ilias eli elijah elia ilya
    emil emilio emile milo
    emma em emmy ema
    emmanuel manu manuel manny manolo emanuel emanuele imanuel
    eric rick erik ric ricky erich erick eirik jerk
    ernest ernie ernst ernesto erno
    esther hester ester essie
    eugene gene eugen eugenio yevgeny evgeny jevgenij jeno
    eva eve evi ewa evita
    evelyn eve evelin evelina eveline evie
    ferdinand ferdi fernando nando hernan ferran fernand ferry
    florence flo flossie florencia fiorenza flora
    florian flo florin flori
    frances fran francine francesca franziska franka fanny franzi francisca frankie paca paqui francoise frantiska
    francis frank frankie franz francisco francesco francois paco pancho kiko fran frans ferenc franciszek frantisek cisco franco chico franc fanfan
    frederick fred freddie freddy fritz friedrich frederic federico fredrik frederik rick frits fryderyk fede
    frederica freddie rica friederike frederike federica rike fredrika
    gabriel gabe gabriele gabi gavriil gabor
    gabriela gaby gabi gabriele gabriella gabrielle ela gabrysia
    gareth gary gaz
    gary gaz garry
    geoffrey geoff jeff jeffrey gottfried jef godfrey
    george georg jorge giorgio georges jerzy juri yuri jurgen jorgen joris goran gyorgy jiri jurek georgios
    georgina georgie gina georgia
    gerald gerry jerry geraldo gerd gerhard gert gerardo gerard gerrit
    gertrude trudy gertie trude gertrud
    gianluca luca gian
    giovanni gianni john johannes johann johan hans jan jean juan joao ivan ian sean jon jonny johnny jack jens jannis yannick janne juhani janos ioannis hannes hansi evan shaun shane juanito vanya ion hanno janek jannik iwan jeannot
    giuseppe pino beppe peppe joseph joe joey jose josef pepe jozef jo josep sepp seppo yusuf youssef josip iosif
    gregory greg gregor gregorio grzegorz grigory gregoire gregers grzesiek grzes
    guillaume william will bill billy willy liam willem wilhelm guillermo guglielmo willie wim vilhelm guilherme ville guille memo vilem guigui guillem
    gunther gunnar gunter gunder
    harold harry hal harald haroldo
    heather heath
    helen helena helene elena ellen nell lena ilona jelena olena leni nelly eleni elaine alena yelena hela leen ela elin eliina
    henrietta henriette hetty etta jet jetta harriet hattie henrike enriqueta
    henry harry hank hal heinrich henri enrique enrico henrik heinz hendrik heiner henryk quique rik henk heikki henrique jindrich
    herbert herb bert bertie heribert
    hermann herman armin armand armando
    howard howie ward
    hubert hugh hugo bert hubertus ugo huub
    ignatius ignacio nacho ignaz inigo ignazio ignacy
    ingrid inga inge inger
    irene rena irina irena ira eirini irenka
    isaac ike zak izaak
    isidore izzy isidro isidor
    jacob jake jakob jacques james jim jimmy jamie jaime diego santiago giacomo jakub yakov kuba iago jacobo jaap jakov seamus hamish jem tiago kubus
    jacqueline jackie jacqui jacky jaqueline
    jane janet jean joan joanna johanna jana jeanne giovanna juana janina ivana janna hanna hanne johanne joana asia jo sinead siobhan jeannette jeanette janine jenny sheena
    janice jan
    jason jay jase
    jasmine jas jazz yasmin jasmin yasmina jazmin
    jennifer jen jenny jenni jenna ginevra guinevere
    jeremy jem jeremiah jerry jeremias jeremie jerome
    jessica jess jessie
    joachim jochen joaquin jo achim joakim jochem gioacchino kim
    joel yoel
    jonathan jon jonny johnathan nathan jonatan yonatan
    jordan jordi
    josephine jo josie fifi josefine josefina josefa giuseppina pepa beppina jozefina
    joshua josh joshi
    joyce joy
    judith judy judit jude jutta ditta giuditta
    julia julie jules julka giulia juliana juliane julita yulia juliette juliet julieta liane jill gillian jilly giuliana jule juli juliska
    julian jules giuliano julien juliano
    julius jules giulio julio gyula juliusz
    justin just justus giustino justyn
    kenneth ken kenny kent
    kevin kev
    kimberly kim kimberley kimmy
    klaus nicholas nick nicky nico nicolas nikolaus nils niels niklas nicola nikolai nikolaj claus klaas nikos nikola nikita colin nicolo miklos mikolaj nic kolya niall
    konrad conrad kurt curt corrado conny
    laura laurie lori lauren laurence lore lauretta
    lawrence larry laurence lars laurent lorenzo lorenz laurens rens lauri lasse laurids wawrzyniec loren
    leah lea lia
    leo leon leonardo leonard lenny len lev leonhard leonid leopold poldi leander
    leslie les lesley
    linda lindy lynn lin
    louis lou luis ludwig lewis luigi louie ludovic ludvig lodewijk luiz gigi ludovico lajos lutz aloysius alois
    louise lou luisa louisa luise lulu ludovica aloisia
    lucas luke luca lukas luc lukasz luka lluc lucio
    lucy lucia lucie lucille lucinda luz luciana lucja lux lucka
    lydia lidia
    magdalena maggie lena magda madeleine maddie madeline malin magdalene magali marlene leni maud madalena lenka magdi
    marcus mark marc marco marcel marek markus marcos marko marcin marcello marcinek
    margaret maggie meg peggy marge margie margo margot greta rita marguerite margarita margarete margherita gretchen grete greet malgorzata gosia margit marit merete daisy megan molly mette marketa margareta gitte griet maisie gretel grietje marga
    maria mary marie mia maja marita mariah mimi marija mariya masha marisa marian miriam moira maura mariana mariel mireille molly polly mitzi maire marika marijke mieke ria riet
    mariajose pepa majo
    marianne mary anne marianna mariann
    martha marta marthe matty
    martin marty martino marten maarten morten marti martijn martti mart
    martina martine tina
    matilda tilly mattie mathilde mathilda tilda matilde maud
    matthew matt matty matthias mattias mathias matteo mateo matthieu mathieu mats mateusz matthijs thijs matias matej matti matheus mathew matze hias mat
    maurice morris maurizio moritz mauricio maurits mo maury
    maximilian max maxi maxime massimiliano maximiliano maks maxim massimo maksymilian maksim
    melanie mel mellie melania
    melissa mel missy lissa
    michael mike mick mickey mikey mitch michel michele miguel mikael mikkel michal mikhail mihai micha mihail miki miska mikko mischa mihaly michail michiel michi mischel
    michaela micha michelle michele michaella mikaela shelly micaela mihaela
    mildred millie milly
    mohammed mohamed muhammad mohammad mo mehmet ahmed mohamad
    monica monika moni monique mona
    nadia nadja nadine nadezhda nadya
    natalie nat natalia natasha nathalie talia nataly natascha natalja natalya nati
    nathaniel nate nathan nat
    oliver ollie olly olivier oliviero olivero noll
    olivia liv livia ollie olive oliwia
    oscar oskar ossi
    otto otis ottone
    pamela pam pammy
    patricia pat patty tricia trish patsy patrizia patrycja paddy
    patrick pat paddy rick patricio patrik patryk patrice padraig patrizio
    paul pauli pablo paolo pavel pawel pal pauly paulo paavo poul pavlo paulus pau
    paula paulina pauline paola polly pavla paulette
    penelope penny nelly
    peter pete pedro pietro pierre petr piotr petter per peer piet pieter petros petrus pekka piero pyotr peder petar petro pjotr petteri pierrot peti perico pit piotrek
    petra piera petronella nel perrine
    philip phil pip felipe filippo philipp philippe filip flip philippos lippo
    rachel rach rachael raquel rahel ray shelley rakel
    rafael rafa ralph raphael raffaele raf rafal raffaello
    raimund ray raymond ramon raimondo reymond raimundo rai
    rebecca becky becca rebekka bec rebekah reba
    reginald reg reggie rex reinhold reynaldo reinaldo ronald rinaldo ron ronnie reinald
    reinhard rainer reiner reinhardt
    richard rick dick rich richie ricky ricardo riccardo rik ryszard rickard rikard dickie ritchie rico richi
    robert rob bob bobby robbie bert roberto robby robin bobbie ruprecht rupert robrecht
    roberta bobbie robbie robin
    roderick rod rick rodrigo rodney roddy ruy
    roger rodger rog ruggero rogelio rutger rudiger rogier ruediger
    roland rollo orlando rolando rolle
    rosa rose rosie rosario rosemary rosalie rosalind rosita roos roza rosemarie rosanna roz rosi
    rudolf rudi rudy rolf rodolfo ralf rodolphe ruud
    russell russ rusty
    salvatore sal toto salvador turi salva
    samantha sam sammy
    samuel sam sammy samuele samuli
    sarah sara sally sadie sarita zara sari sal
    sebastian seb bastian basti sebastien bas sebastiano seba sebastiaan wastl baste
    sergio serge sergei sergey sergej serhii sergiusz
    simon simone shimon simeon si szymon ximo semyon
    simone simona
    sofia sophie sophia sonja sonia fia sofie zofia sofi zosia
    stanislaus stan stanislaw stanislav stanley staszek stano stanko estanislao stach
    stephen steve stevie steven stefan stephan stefano esteban etienne steffen stephane sven staffan stepan szczepan istvan step stijn steph stef estevao steff stevo
    stephanie steph stef steffi stefanie stefania estefania fanny stephie
    susan sue susie suzy susanna susanne suzanne zuzana zuzanna sanna sanne susana suzan sanni zsuzsanna ana zuzka susi suse suzi
    sylvester sly silvester silvestro
    sylvia silvia syl silvie sylvie sylwia silva
    tamara tammy tamar toma mara
    theodore ted teddy theo theodor teodoro feodor fyodor teodor tudor fedor thodoris
    theresa terry tess teresa tessa tracy therese resi reza terezia tereza terese tere
    thomas tom tommy tomas tommaso tomasz thom tomek tuomas thoma tamas tomi
    timothy tim timmy timo timoteo timotheus timofey timothee
    tobias toby tobi tobia tobiasz
    ursula ulla uschi orsola ursel ursina ulli
    ulrich uli ulli ulrik ulric 
    ulrike uli rike ulrika ulla
    valentin val valentine valentino valentyn
    philippa pippa pip
    gwendolyn gwen wendy
    gunhild gunn
    ragnhild ragna
    birgit biggi bigit gitte
    annegret anne grete
    manfred manni fred
    siegfried siggi
    hildegard hilde
    helmut helle
    gerlinde linda gerda
    jean jeannot
    veronique vero
    thierry titi
    montserrat montse
    begona bego
    guadalupe lupe
    andrzej jedrek
    maciej maciek
    zofia zosia
    agnieszka aga
    bartosz bartek
    wladyslaw wladek
    tadeusz tadek
    zbigniew zbyszek
    kazimierz kazik
    jerzy jurek
    katarina kata nina
    henrik henke
    fredrik fredde
    nils nisse
    karl kalle
    lars lasse
    jan janne
    gunnar gurra
    bengt benke
    stuart stu stew
    nigel nige
    graham gray
    valerie val valeria valeriya
    vanessa nessa ness
    veronica ronnie vera veronika vero veronique roni weronika
    victor vic viktor vittorio vitya wiktor victorio
    victoria vicky vikki tori viktoria vic vittoria victoire wiktoria vica tory
    vincent vince vinnie vincenzo vicente vinzenz vin enzo vincenz vinz
    virginia ginny ginger virginie
    vladimir vlad vova volodya volodymyr wladimir vladi wlodzimierz vladimiro
    walter wally walt walther gualtiero valter wouter gauthier
    wendy wen
    winifred winnie freda
    wolfgang wolf wolfi
    xavier javier xavi javi saverio xaver
    yvonne von ivonne iwona
    zachary zach zack zak zacharias zaccaria
    aleksandra ola sasha sanya olenka
    dmitri dima dmitry dimitri dimitrios mitya dmytro dimitris dimos
    evgenia zhenya eugenia jenya eugenie
    elzbieta ela elka elunia
    joanna asia joasia aska
    malgorzata gosia malgosia
    wojciech wojtek vojtech voitto
    krzysztof krzys kris krzysiek krzychu
    ahmed ahmad ahmet
    ali aly
    hassan hasan
    hussein husain hossein huseyin
    fatima fatma fatimah
    guillermo memo guille
    francisco curro paco pancho kiko
    ignacio nacho
    jesus chuy chucho
    dolores lola loli
    concepcion concha conchita
    mercedes merche
    pilar pili
    rosario charo
    enrique quique
    jose pepe
    marialuisa marisa
    mariateresa maite
    gonzalo gonza
    nuno nunes
    vasileios vasilis bill basil vasily vasil vassilis
    athanasios thanasis nasos thanos
    panagiotis panos takis
    margrethe grethe margrete
    bjorn bjarne
    torbjorn tor thor tobbe
    magnus mans
    per par pelle
    jorgen jorn jurgen
    sigrid siri
    solveig sol solvi
    """
}
