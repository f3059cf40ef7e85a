//! Configurations that can't be used are errors that name every fault at once, each with its
//! field, its value and the rule.

use interrex::types::ClusterId;
use interrex::{
    Authentication, Config, Detection, Duration, Member, MemberKind, NodeId, Pace, Timing,
};

fn node(number: u8) -> NodeId {
    NodeId::new(number).expect("a test's node id is below 128")
}

fn three() -> Config {
    let address = |id: u8| ([127, 0, 0, 1], 7000 + u16::from(id)).into();
    let members = (0..3).map(|id| Member::voter(node(id), address(id)));
    Config::new(ClusterId(1), node(0), members).authentication(Authentication::Off)
}

type Spoil = fn(&mut Timing);

/// The fields of the faults that `spoil` brings about.
fn faulty_fields(spoil: impl FnOnce(&mut Config)) -> Vec<String> {
    let mut config = three();
    spoil(&mut config);
    let faults = config.validate().expect_err("it was spoilt").faults;
    faults.into_iter().map(|fault| fault.field).collect()
}

#[test]
fn every_profile_is_valid_and_found_by_its_name() {
    for (name, timing) in [
        ("lan", Timing::lan()),
        ("wan", Timing::wan()),
        ("colo", Timing::colo()),
        ("fast", Timing::fast()),
        ("guarded", Timing::guarded()),
    ] {
        let config = Config { timing, ..three() };
        assert_eq!(config.validate(), Ok(()), "{name}");
        assert_eq!(Timing::profile(name), Some(timing));
    }
    assert_eq!(Timing::profile("moon"), None);
}

#[test]
fn every_detector_has_its_limits() {
    let invalid = |detection| faulty_fields(|config| config.timing.detection = detection);
    let quantile = |seconds: u64, half_life: u64, margin_percent| {
        let [recurrence, half_life] =
            [seconds, half_life].map(|seconds| Duration::from_millis(seconds * 1_000));
        Detection::Quantile { recurrence, half_life, margin_percent }
    };
    assert_eq!(invalid(quantile(0, 60, 150)), ["timing.detection.recurrence"]);
    assert_eq!(invalid(quantile(60, 3_601, 150)), ["timing.detection.half_life"]);
    let field = ["timing.detection.margin_percent"];
    assert_eq!(invalid(quantile(60, 60, 99)), field, "less than what was seen");
    assert_eq!(invalid(quantile(60, 60, 1_001)), field);
    for fine in [Detection::Fixed, Detection::quantile()] {
        let timing = Timing { detection: fine, ..Timing::lan() };
        assert_eq!(Config { timing, ..three() }.validate(), Ok(()));
    }
}

#[test]
fn each_rule_about_members_names_its_field() {
    assert_eq!(faulty_fields(|config| config.node = node(9)), ["node"]);
    assert_eq!(faulty_fields(|config| config.members[2].id = node(1)), ["members[2].id"]);
    let address = |config: &mut Config, place: usize, ip: [u8; 4], port: u16| {
        config.members[place].address = Some((ip, port).into());
    };
    let field = ["members[1].address"];
    assert_eq!(faulty_fields(|config| address(config, 1, [127, 0, 0, 1], 7000)), field);
    assert_eq!(faulty_fields(|config| address(config, 1, [127, 0, 0, 1], 0)), field);
    assert_eq!(faulty_fields(|config| address(config, 1, [0, 0, 0, 0], 7001)), field);
    assert_eq!(faulty_fields(|config| address(config, 1, [224, 0, 0, 1], 7001)), field);
    let broadcast = |config: &mut Config| address(config, 1, [255, 255, 255, 255], 7001);
    assert_eq!(faulty_fields(broadcast), field);
    let v6 = |config: &mut Config| {
        config.members[1].address = Some(([0, 0, 0, 0, 0, 0, 0, 1], 1).into());
    };
    assert_eq!(faulty_fields(v6), field);
    let no_voter = |config: &mut Config| {
        config.members.iter_mut().for_each(|member| member.kind = MemberKind::Witness);
    };
    assert_eq!(faulty_fields(no_voter), ["members"]);
    assert_eq!(faulty_fields(|config| config.members.clear()), ["node", "members"]);
}

/// Three members with these addresses; this node is the first.
fn at(addresses: [&str; 3]) -> Config {
    let parse = |text: &str| text.parse().expect("a test's address is one");
    let members = (0..).zip(addresses);
    let members = members.map(|(id, text)| Member::voter(node(id), parse(text))).collect();
    Config { members, ..three() }
}

/// Where `/etc/hosts` gives the own name 127.0.1.1, as Debian's does, all but this host can be
/// reached; and one such host keeps a diskless cluster leaderless.
#[test]
fn a_loopback_address_beside_others_is_invalid_and_says_where_it_may_come_from() {
    let mixed = at(["127.0.1.1:7411", "10.0.0.2:7411", "10.0.0.3:7411"]);
    let error = mixed.validate().expect_err("nobody reaches the first");
    let [fault] = &error.faults[..] else { panic!("{error}") };
    assert_eq!(
        (fault.field.as_str(), fault.value.as_str()),
        ("members[0].address", "127.0.1.1:7411")
    );
    assert!(fault.rule.contains("/etc/hosts"), "{error}");
    let mixed = at(["[fd00::1]:7411", "[::1]:7411", "[fd00::3]:7411"]);
    let faults = mixed.validate().expect_err("the first reaches itself there").faults;
    assert_eq!(faults[0].field, "members[1].address");
    for fine in [
        ["127.0.1.1:7411", "127.0.0.1:7411", "127.0.0.3:7411"],
        ["[::1]:7411", "[::1]:7412", "[::1]:7413"],
        ["10.0.0.1:7411", "10.0.0.2:7411", "169.254.1.3:7411"],
        ["[fe80::1%2]:7411", "[fe80::2%2]:7411", "[fe80::2%3]:7411"],
    ] {
        assert_eq!(at(fine).validate(), Ok(()), "{fine:?}");
    }
}

#[test]
fn an_ipv6_address_that_leads_nowhere_is_invalid() {
    for nowhere in ["[::ffff:10.0.0.2]:7411", "[fe80::2]:7411", "[ff02::1]:7411", "[::]:7411"] {
        let faults = at(["[fd00::1]:7411", nowhere, "[fd00::3]:7411"]).validate();
        let faults = faults.expect_err("nobody is reached there").faults;
        let fields: Vec<_> = faults.iter().map(|fault| fault.field.as_str()).collect();
        assert_eq!(fields, ["members[1].address"], "{nowhere}");
    }
}

/// Its name may resolve later; but this node has to listen somewhere.
#[test]
fn a_member_may_be_without_an_address_unless_it_is_this_node() {
    let mut config = three();
    config.members[1].address = None;
    config.members[2].address = None;
    assert_eq!(config.validate(), Ok(()));
    let own = |config: &mut Config| config.members[0].address = None;
    assert_eq!(faulty_fields(own), ["members[0].address"]);
}

#[test]
fn more_than_128_members_are_invalid() {
    let too_many = |config: &mut Config| {
        config.members = (0..129u16)
            .map(|place| {
                Member::voter(node((place % 128) as u8), ([127, 0, 0, 1], 7000 + place).into())
            })
            .collect();
    };
    assert_eq!(faulty_fields(too_many), ["members", "members[128].id"]);
}

#[test]
fn each_rule_about_timing_names_its_field() {
    let ms = Duration::from_millis;
    let spoilt: [(&str, Spoil); 8] = [
        ("timing.heartbeat_interval", |timing| timing.heartbeat_interval = timing.promise),
        ("timing.promise", |timing| timing.promise_max = timing.promise.scaled(1, 2)),
        ("timing.election_timeout_min", |timing| {
            timing.election_timeout_min = timing.election_timeout_max + Duration::from_nanos(1);
        }),
        ("timing.election_timeout_max", |timing| {
            timing.election_timeout_max = timing.promise;
            timing.election_timeout_min = timing.promise;
        }),
        ("timing.campaign_limit", |timing| timing.campaign_limit = timing.promise_max),
        ("timing.lapse_limit", |timing| timing.lapse_limit = timing.heartbeat_interval),
        ("timing.drift_ppm", |timing| timing.drift_ppm = 100_001),
        ("timing.fast_election_rtt_bound", |timing| {
            timing.fast_election_rtt_bound = Duration::ZERO;
        }),
    ];
    for (field, spoil) in spoilt {
        assert_eq!(faulty_fields(|config| spoil(&mut config.timing)), [field]);
    }
    let zero = |config: &mut Config| config.timing.rank_slot = Duration::ZERO;
    assert_eq!(faulty_fields(zero), ["timing.rank_slot"]);
    let endless = |config: &mut Config| config.timing.lapse_limit = ms(3_600_001);
    assert_eq!(faulty_fields(endless), ["timing.lapse_limit"]);
}

#[test]
fn a_quiet_time_that_one_lost_link_fills_is_invalid() {
    let ms = Duration::from_millis;
    for quiet in [0, 499, 3_600_001].map(ms) {
        let spoil = move |config: &mut Config| config.timing.failback_after = Some(quiet);
        assert_eq!(faulty_fields(spoil), ["timing.failback_after"], "{quiet}");
    }
    for quiet in [500, 3_600_000].map(ms) {
        let timing = Timing { failback_after: Some(quiet), ..Timing::lan() };
        assert_eq!(Config { timing, ..three() }.validate(), Ok(()));
    }
    assert!(Timing::PROFILES.iter().all(|(_, timing)| timing.failback_after.is_none()));
}

#[test]
fn each_rule_about_the_pace_names_its_field() {
    let (us, ms) = (Duration::from_micros, Duration::from_millis);
    let invalid = |heartbeat_min, heartbeat_max, promise_min| {
        let pace = Pace::Auto { heartbeat_min, heartbeat_max, promise_min };
        faulty_fields(move |config| {
            config.timing = Timing { pace, election_timeout_max: ms(60), ..Timing::lan() };
        })
    };
    assert_eq!(invalid(Duration::ZERO, ms(10), ms(1)), ["timing.pace.heartbeat_min"]);
    assert_eq!(invalid(ms(11), ms(10), ms(1)), ["timing.pace.heartbeat_min"]);
    assert_eq!(invalid(us(100), ms(50), ms(1)), ["timing.pace.heartbeat_max"]);
    assert_eq!(invalid(us(100), ms(10), ms(51)), ["timing.pace.promise_min"]);
    assert_eq!(invalid(us(100), ms(10), us(1)), ["timing.pace.promise_min"]);
    let auto = Pace::Auto { heartbeat_min: us(100), heartbeat_max: ms(10), promise_min: ms(1) };
    let fine = Timing { pace: auto, ..Timing::lan() };
    assert_eq!(Config { timing: fine, ..three() }.validate(), Ok(()));
    let hasty = Timing { lapse_limit: us(10_500), heartbeat_interval: ms(9), ..fine };
    assert_eq!(Config { timing: hasty, ..three() }.validate(), Ok(()));
    let too_hasty = |config: &mut Config| {
        config.timing = Timing { lapse_limit: ms(10), heartbeat_interval: ms(9), ..fine };
    };
    assert_eq!(faulty_fields(too_hasty), ["timing.pace.heartbeat_max"]);
    // A leader may ask for promises that are longer than any silence that tells.
    let impatient = |config: &mut Config| {
        let timeout = ms(70);
        config.timing = Timing { promise_max: ms(90), election_timeout_max: timeout, ..fine };
    };
    assert_eq!(faulty_fields(impatient), ["timing.election_timeout_max"]);
}

#[test]
fn all_faults_are_reported_at_once_with_value_and_rule() {
    let mut config = three();
    config.node = node(7);
    config.members[2].id = node(1);
    config.timing.heartbeat_interval = Duration::from_millis(60);
    let error = config.validate().expect_err("it has three faults");
    assert_eq!(error.faults.len(), 3);
    let text = error.to_string();
    for part in
        ["3 faults", "node = 7: ", "members[2].id = 1: ", "timing.heartbeat_interval = 60ms: "]
    {
        assert!(text.contains(part), "{part:?} is missing in {text}");
    }
}

#[test]
fn voters_are_written_as_numbers_with_addresses_and_every_wrong_one_is_reported() {
    let voters = Member::voters([(1, "10.0.0.1:7411"), (2, "[2001:db8::1]:7411")]);
    let voters = voters.expect("both are numbers and addresses");
    let addresses: Vec<_> = voters.iter().flat_map(|voter| voter.address).collect();
    let written = ["10.0.0.1:7411", "[2001:db8::1]:7411"].map(|text| text.parse().ok());
    assert_eq!(addresses, written.into_iter().flatten().collect::<Vec<std::net::SocketAddr>>());
    assert!(voters.iter().all(|voter| voter.kind == MemberKind::Voter));

    let error = Member::voters([(128, "10.0.0.1:7411"), (2, "b.example:7411"), (3, "10.0.0.3")]);
    let error = error.expect_err("a number is too high and two are no addresses");
    let fields: Vec<_> = error.faults.iter().map(|fault| fault.field.as_str()).collect();
    assert_eq!(fields, ["members[0].id", "members[1].address", "members[2].address"]);
    let text = error.to_string();
    assert!(text.contains("b.example:7411") && text.contains("NodeBuilder::names"), "{text}");
}

#[test]
fn a_new_configuration_demands_authentication_and_goes_by_the_lan_profile() {
    let members = Member::voters([(0, "10.0.0.1:7411")]).expect("it is an address");
    let config = Config::new(ClusterId(7), node(0), members);
    assert_eq!(config.authentication, Authentication::Required);
    assert_eq!(config.timing, Timing::lan());
    assert_eq!(config.clone().timing(Timing::fast()).timing, Timing::fast());
    assert_eq!(config.validate(), Ok(()));
}
