import pytest

from tests.extraction.claims.reading import measures


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("At least 68 people were killed and 290 injured.", ["deaths", "injured"]),
        ("The blast killed 12 soldiers and wounded 40.", ["deaths", "injured"]),
        ("The raids pushed the death toll above 680.", ["deaths"]),
        ("Gunmen shot to death 12 guards.", ["deaths"]),
        ("The council dropped 12 rules.", [""]),
        ("Nine villagers died and 65 are missing.", ["deaths", "missing"]),
        ("The storm left 300 families homeless.", ["displaced"]),
        ("Some 14,000 people fled their homes.", ["displaced"]),
        ("Tens of thousands of civilians fled the valley.", ["displaced"]),
        ("The death toll rose to 430.", ["deaths"]),
        ("Police reported the deaths of 40 people.", ["deaths"]),
        ("Barda is a town of 38,000 people.", ["population"]),
        ("The valley is home to 40,000 people.", ["population"]),
        ("The port, home to about 40,000 people, was flooded.", ["population"]),
        ("Police arrested 26 pirates.", ["arrested"]),
        ("26 pirates arrested", ["arrested"]),
        ("The army sent 2,000 soldiers.", ["troops"]),
        ("Quake damaged 1,600 houses.", ["damaged"]),
        ("About 20,000 people marched through the capital.", ["protesters"]),
        ("The party won 61 seats.", ["seats"]),
        ("The plant has 350 employees.", ["jobs"]),
        ("Two men sat at a table.", ["people"]),
        ("Two climbers fell to their deaths.", ["deaths"]),
        ("The three men that he is accused of killing were found.", ["deaths"]),
        ("The two people whom she shot survived.", ["injured"]),
        ("The death toll is 40 people.", ["deaths"]),
        ("Two villagers slightly injured", ["injured"]),
        ("Five were killed, 250 others injured and 800 homes destroyed.", ["deaths", "injured", "damaged"]),
        ("Suspended Worker Kills 2 Women in Factory", ["deaths"]),
        ("Two men underwent surgery for gunshot wounds.", ["injured"]),
        ("Around 14,000 people flooded into camps.", ["displaced"]),
        ("The quakes forced 300 people to take refuge in fields.", ["displaced"]),
        ("Five pirate boats tried to attack the vessels.", ["ships"]),
        ("They captured three boats and arrested two men.", ["ships", "arrested"]),
        ("He was shot three times.", ["times"]),
        ("They shot him twice.", ["times"]),
        ("Two officers shot and killed a boy.", ["people"]),
        ("Some 15,000 people whose homes were destroyed sleep here.", ["people"]),
    ],
)
def test_counts_are_measured_by_what_befell_the_counted(text: str, slugs: list[str]):
    assert measures(text) == slugs


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("He was sentenced to 12 years in prison.", ["sentence_length"]),
        ("He was sentenced to prison 12 years ago.", ["duration"]),
        ("The strike lasted four days.", ["duration"]),
        ("Nobody knew why the guard, a 15-year employee, was suspended.", ["duration"]),
        ("A 26-year-old man fled.", ["age"]),
        ("The quake struck at a depth of 10 km.", ["depth"]),
        ("It struck 14 miles north of Troy.", ["distance"]),
        ("The peak is 3,724 metres high.", ["elevation"]),
        ("The park covers 300 hectares.", ["area"]),
        ("A magnitude 6.1 quake struck.", ["magnitude"]),
    ],
)
def test_units_limit_what_words_may_mean(text: str, slugs: list[str]):
    assert measures(text) == slugs


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("The firm bought its rival for $334 million.", "money_deal"),
        ("Fire did $1 million in damage.", "money_damages"),
        ("The film grossed $141 million.", "money_sales"),
        ("The bank was fined $25,000.", "money_penalty"),
        ("They sent $100 million in military aid.", "money_aid"),
        ("Thieves took jewels worth €2 million.", "money_value"),
        ("The phone costs $99.", "money_price"),
    ],
)
def test_money_is_measured_by_what_it_is_for(text: str, slug: str):
    assert measures(text) == [slug]


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Unemployment reached 11 percent.", "unemployment_rate"),
        ("Turnout was 93 percent.", "turnout"),
        ("Imports fell by 28 percent.", "change"),
        ("Police recovered 80 percent of the haul.", "share"),
        ("She leads by three percentage points.", "percentage_points"),
    ],
)
def test_shares_are_measured_by_their_whole(text: str, slug: str):
    assert measures(text) == [slug]
