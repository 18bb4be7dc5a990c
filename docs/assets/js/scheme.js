(function(d){d.className="js";try{var s=localStorage.getItem("bowout-scheme");if(s)d.dataset.scheme=s}catch(e){}})(document.documentElement)
