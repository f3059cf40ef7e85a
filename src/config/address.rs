//! The rules that a member's address must meet, alone and beside those of the others.
//!
//! Knows what an address says of itself, and nothing of who has it.

use core::net::{IpAddr, SocketAddr};

use super::validate::Faults;
use super::{Config, Member};

impl Config {
    /// Checks one member beside those before it.
    pub(super) fn check_member(&self, place: usize, member: &Member, faults: &mut Faults) {
        let earlier = &self.members[..place];
        faults.unless(
            earlier.iter().all(|other| other.id != member.id),
            alloc::format!("members[{place}].id"),
            member.id,
            "an earlier member has this id; give each member its own",
        );
        let field = alloc::format!("members[{place}].address");
        let Some(address) = member.address else {
            return faults.unless(member.id != self.node, field, "none", {
                "this node listens at its own address, which must be known; resolve its name first"
            });
        };
        for (holds, rule) in address_rules(address) {
            faults.unless(holds, field.as_str(), address, rule);
        }
        let is_same =
            |other: &Member| other.address.is_some_and(|at| place_of(at) == place_of(address));
        faults.unless(!earlier.iter().any(is_same), field.as_str(), address, {
            "an earlier member has this address; each member listens on its own"
        });
        let mut known = self.members.iter().filter_map(|member| member.address);
        let first = known.clone().next();
        faults.unless(
            first.is_none_or(|first| first.is_ipv4() == address.is_ipv4()),
            field.as_str(),
            address,
            "all members use one address family; make them all IPv4 or all IPv6",
        );
        let is_elsewhere = |other: SocketAddr| {
            !other.ip().is_loopback() && address_rules(other).iter().all(|(holds, _)| *holds)
        };
        faults.unless(!(address.ip().is_loopback() && known.any(is_elsewhere)), field, address, {
            "a loopback address beside others that are not: no other host reaches it, and it reaches \
             none; name the one by which the others know this member (/etc/hosts often has 127.0.1.1 \
             for the host's own name)"
        });
    }
}

/// Returns, for each rule that a member's address must meet by itself, whether it is met and what
/// it says.
pub(crate) fn address_rules(address: SocketAddr) -> [(bool, &'static str); 6] {
    let ip = address.ip();
    let is_broadcast = matches!(ip, IpAddr::V4(ip) if ip.is_broadcast());
    let is_mapped = matches!(ip, IpAddr::V6(ip) if ip.to_ipv4_mapped().is_some());
    let lacks_interface = match address {
        SocketAddr::V4(_) => false,
        SocketAddr::V6(address) => address.ip().is_unicast_link_local() && address.scope_id() == 0,
    };
    [
        (address.port() != 0, "port 0 is no address to send to; name the port"),
        (!ip.is_unspecified(), {
            "the unspecified address is none to send to; name the member's own"
        }),
        (!ip.is_multicast(), "a multicast address is shared; name the member's own"),
        (!is_broadcast, "the broadcast address is shared; name the member's own"),
        (!is_mapped, "an IPv4 address in IPv6's clothes reaches nobody; write it as IPv4"),
        (!lacks_interface, {
            "a link-local address is one of an interface; name that too, as in [fe80::1%2]:7411, or \
             take an address that is not link-local"
        }),
    ]
}

/// Returns what tells two addresses apart to which datagrams can be sent.
const fn place_of(address: SocketAddr) -> (IpAddr, u16, u32) {
    let scope = match address {
        SocketAddr::V4(_) => 0,
        SocketAddr::V6(address) => address.scope_id(),
    };
    (address.ip(), address.port(), scope)
}
